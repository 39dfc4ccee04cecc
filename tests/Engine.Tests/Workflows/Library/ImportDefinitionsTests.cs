using System.Text;
using Engine.Access;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Library;

public sealed class ImportDefinitionsTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task A_report_changes_nothing_and_the_import_does_what_it_said()
    {
        await using var portal = new WorkflowPortal();
        ImportFile[] files = [File("a", Flows.Line("l", "een")), File("b", Flows.Line("l", "twee"))];
        var stamp = await StampAsync(portal, files, publish: false);
        (await VersionsAsync(portal)).ShouldBeEmpty();
        (await ImportAsync(portal, files, publish: false, stamp)).ShouldBe("2 0");
        (await VersionsAsync(portal)).ShouldBe(["a 1 draft", "b 1 draft"]);
    }

    [Fact]
    public async Task What_a_workflow_uses_may_come_after_it_in_the_same_import()
    {
        await using var portal = new WorkflowPortal();
        ImportFile[] files = [File("a", Flows.Dispatch("d", "z-kind")), File("z-kind", Flows.Line("l", "kind"))];
        (await ImportAsync(portal, files, publish: true, await StampAsync(portal, files, publish: true))).ShouldBe("2 2");
        (await VersionsAsync(portal)).ShouldBe(["a 1 published", "z-kind 1 published"]);
    }

    [Fact]
    public async Task A_report_that_is_overtaken_is_not_carried_out()
    {
        await using var portal = new WorkflowPortal();
        ImportFile[] files = [File("a", Flows.Line("l", "een"))];
        var stamp = await StampAsync(portal, files, publish: false);
        await portal.PublishAsync(Noord, Flows.Sequence("a", Flows.Line("l", "van een ander")));
        (await ImportAsync(portal, files, publish: false, stamp)).ShouldBe("workflow.import-changed");
        (await VersionsAsync(portal)).ShouldBe(["a 1 published"]);
    }

    [Fact]
    public async Task What_says_the_same_is_no_work()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("a", Flows.Line("l", "een")));
        ImportFile[] files = [File("a", Flows.Line("l", "een"))];
        (await ImportAsync(portal, files, publish: true, await StampAsync(portal, files, publish: true))).ShouldBe("workflow.import-nothing");
    }

    [Fact]
    public async Task A_definition_with_errors_is_kept_as_a_draft_and_the_other_is_published()
    {
        await using var portal = new WorkflowPortal();
        ImportFile[] files = [File("fout", """{ "type": "Niet.Bestaand", "id": "x" }"""), File("goed", Flows.Line("l", "een"))];
        (await ImportAsync(portal, files, publish: true, await StampAsync(portal, files, publish: true))).ShouldBe("2 1");
        (await VersionsAsync(portal)).ShouldBe(["fout 1 draft", "goed 1 published"]);
    }

    [Fact]
    public async Task An_export_of_all_comes_back_in_as_the_same()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("a", Flows.Line("l", "een")));
        await portal.PublishAsync(Noord, Flows.Sequence("b", Flows.Line("l", "twee")));
        var export = await portal.As(Noord, services => services.GetRequiredService<ExportDefinitions>().AllAsync(default));
        var plan = await portal.As(Noord, services => Task.FromResult(services.GetRequiredService<ImportDefinitions>().Plan(DefinitionZip.Read(export.Name, export.Content), publish: false)));
        plan.Plan.Items.Select(i => i.Outcome).ShouldBe([ImportOutcome.Unchanged, ImportOutcome.Unchanged]);
        plan.HasWork.ShouldBeFalse();
    }

    [Fact]
    public void Files_that_are_packed_come_out_as_they_went_in()
    {
        ImportFile[] files = [new("een", Encoding.UTF8.GetBytes("{}")), new("een.json", Encoding.UTF8.GetBytes("[]"))];
        var read = DefinitionZip.Read("x.zip", DefinitionZip.Pack(files));
        read.Select(f => Encoding.UTF8.GetString(f.Content.Span)).ShouldBe(["{}", "[]"]);
        read.Select(f => f.Name).Distinct().Count().ShouldBe(2);
    }

    private static ImportFile File(string id, params string[] activities) => new($"{id}.json", Encoding.UTF8.GetBytes(Flows.Sequence(id, activities)));

    private static Task<string> StampAsync(WorkflowPortal portal, ImportFile[] files, bool publish) =>
        portal.As(Noord, services => Task.FromResult(services.GetRequiredService<ImportDefinitions>().Plan(files, publish).Stamp));

    private static Task<string> ImportAsync(WorkflowPortal portal, ImportFile[] files, bool publish, string stamp) => portal.As(Noord, async services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = Features.ProefModule.Person();
        var result = await services.GetRequiredService<ImportDefinitions>().HandleAsync(files, publish, stamp, default);
        return result.IsRefused ? result.Refusals[0].Code : $"{result.Value.Imported} {result.Value.Published}";
    });

    private static Task<List<string>> VersionsAsync(WorkflowPortal portal) => portal.Read(Noord, async db =>
        (await db.Set<WorkflowVersion>().AsNoTracking().OrderBy(v => v.DefinitionId).ThenBy(v => v.Number).ToListAsync())
            .ConvertAll(v => $"{v.DefinitionId} {v.Number} {(v.PublishedAs is not null ? "published" : v.PublishedAt is null ? "draft" : "old")}"));
}
