using Engine.Modules;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Library;

public sealed class EditVersionsTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task An_older_version_comes_back_as_a_draft_with_its_text()
    {
        await using var portal = await TwoVersionsAsync();
        (await RestoreAsync(portal, 1)).ShouldBeNull();
        var versions = await VersionsAsync(portal);
        versions.Select(v => (v.Number, v.PublishedAs is not null, v.PublishedAt is null)).ShouldBe([(1, false, false), (2, true, false), (3, false, true)]);
        versions[2].Json.ShouldContain("eerste tekst");
    }

    [Fact]
    public async Task A_draft_that_is_there_is_not_overwritten_and_can_be_thrown_away()
    {
        await using var portal = await TwoVersionsAsync();
        await RestoreAsync(portal, 1);
        (await RestoreAsync(portal, 2)).ShouldBe("workflow.has-draft");
        (await DiscardAsync(portal, 3)).ShouldBeNull();
        (await VersionsAsync(portal)).Select(v => v.Number).ShouldBe([1, 2]);
        (await RestoreAsync(portal, 2)).ShouldBeNull();
    }

    [Fact]
    public async Task A_published_version_stays_whatever_is_asked()
    {
        await using var portal = await TwoVersionsAsync();
        (await DiscardAsync(portal, 1)).ShouldBe("workflow.is-published");
        (await DiscardAsync(portal, 2)).ShouldBe("workflow.is-published");
        (await VersionsAsync(portal)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_version_of_another_tenant_is_not_there()
    {
        await using var portal = await TwoVersionsAsync();
        var id = (await VersionsAsync(portal))[0].Id;
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<EditVersions>().RestoreAsync(id, default))).Refusals.ShouldBe([WorkflowStore.Gone]);
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<DefinitionFile>().LoadAsync("f", null, default))).ShouldBeNull();
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<ExportDefinitions>().OneAsync("f", null, default))).ShouldBeNull();
    }

    [Fact]
    public async Task The_file_shows_the_published_version_and_what_differs()
    {
        await using var portal = await TwoVersionsAsync();
        var detail = (await portal.As(Noord, s => s.GetRequiredService<DefinitionFile>().LoadAsync("f", null, default))).ShouldNotBeNull();
        (detail.Shown.Number, detail.Versions.Count).ShouldBe((2, 2));
        var compared = (await portal.As(Noord, s => s.GetRequiredService<DefinitionFile>().CompareAsync("f", 1, 2, default))).ShouldNotBeNull();
        compared.Difference.Activities.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Before.ShouldBe("eerste tekst"), f => f.After.ShouldBe("tweede tekst"));
    }

    [Fact]
    public async Task The_overview_counts_what_runs_and_what_stopped()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("wacht", Flows.Task("t", "iets")));
        await portal.PublishAsync(Noord, Flows.Sequence("fout", Flows.Fail("x")));
        await portal.PublishAsync(Noord, Flows.Sequence("klaar", Flows.Line("l", "klaar")));
        foreach (var definition in (string[])["wacht", "wacht", "fout", "klaar"])
        {
            await portal.StartAsync(Noord, definition);
        }

        await portal.DrainAsync();
        var rows = await portal.As(Noord, s => s.GetRequiredService<DefinitionOverview>().ListAsync(default));
        rows.Select(r => (r.DefinitionId, r.Running, r.Faulted, r.HasDraft)).ShouldBe([("fout", 0, 1, false), ("klaar", 0, 0, false), ("wacht", 2, 0, false)]);
    }

    private static async Task<WorkflowPortal> TwoVersionsAsync()
    {
        var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("l", "eerste tekst")));
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("l", "tweede tekst")));
        return portal;
    }

    private static Task<string?> RestoreAsync(WorkflowPortal portal, int number) => EditAsync(portal, number, (edit, id) => edit.RestoreAsync(id, default));

    private static Task<string?> DiscardAsync(WorkflowPortal portal, int number) => EditAsync(portal, number, (edit, id) => edit.DiscardAsync(id, default));

    private static Task<string?> EditAsync<T>(WorkflowPortal portal, int number, Func<EditVersions, Guid, Task<Result<T>>> edit) => portal.As(Noord, async services =>
    {
        var id = await services.GetRequiredService<Engine.Data.PortalDbContext>().Set<WorkflowVersion>().Where(v => v.Number == number).Select(v => v.Id).SingleAsync();
        return (await edit(services.GetRequiredService<EditVersions>(), id)).Refusals.FirstOrDefault()?.Code;
    });

    private static Task<List<WorkflowVersion>> VersionsAsync(WorkflowPortal portal) =>
        portal.Read(Noord, db => db.Set<WorkflowVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync());
}
