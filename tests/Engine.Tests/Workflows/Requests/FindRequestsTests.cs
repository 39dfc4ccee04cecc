using Engine.Access;
using Engine.Audit;
using Engine.Features;
using Engine.Modules;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

/// <summary>Staff who look for what somebody asked.</summary>
public sealed class FindRequestsTests
{
    private static readonly Engine.Tenancy.Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task A_process_is_found_by_the_reference_and_by_the_mail_of_who_asked()
    {
        await using var portal = await OpenAsync();
        var (jan, piet) = (await AskAsync(portal, "De Linde", "Jan@Linde.example"), await AskAsync(portal, "De Wilg", "piet@wilg.example"));
        await portal.DrainAsync();
        foreach (var text in new[] { jan.Reference, jan.Reference.ToLowerInvariant(), jan.Reference.Replace("-", "", StringComparison.Ordinal), $" {jan.Id} ", "jan@linde.EXAMPLE " })
        {
            var row = (await ListAsync(portal, text)).ShouldHaveSingleItem(text);
            row.Request.ShouldNotBeNull().ShouldBe(new(jan.Id, "Account aanvragen", "De Linde, voor Jan", jan.Reference));
        }

        (await ListAsync(portal, "linde.example")).ShouldBeEmpty();
        (await ListAsync(portal, null)).Select(r => r.Request?.Reference).ShouldBe([piet.Reference, jan.Reference], ignoreOrder: true);
        (await ListAsync(portal, jan.Reference, TestTenants.Zuid)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_of_what_was_found_go_on_by_key()
    {
        await using var portal = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(portal, $"nr {i}", "jan@linde.example");
            await AskAsync(portal, $"ander {i}", "piet@wilg.example");
        }

        await portal.DrainAsync();
        var filter = new WorkflowInstances.Filter(null, null) { Request = "jan@linde.example" };
        var first = await portal.As(Noord, s => s.GetRequiredService<WorkflowInstances>().ListAsync(new(filter, 2), default));
        var second = await portal.As(Noord, s => s.GetRequiredService<WorkflowInstances>().ListAsync(new(filter, 2, After: first.Rows[^1].Cursor), default));
        first.Rows.Concat(second.Rows).Select(r => r.Request.ShouldNotBeNull().About.Split(',')[0]).ShouldBe(["nr 0", "nr 1", "nr 2"], ignoreOrder: true);
        (first.HasOlder, second.HasOlder, second.HasNewer).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task A_request_shows_who_asked_and_each_look_is_logged()
    {
        await using var portal = await OpenAsync();
        var request = await AskAsync(portal, "De Linde", "jan@linde.example");
        await portal.DrainAsync();
        var detail = (await portal.As(Noord, s => s.GetRequiredService<RequestFile>().LoadAsync(request.Id, default))).ShouldNotBeNull();
        (detail.Requester, detail.Status, detail.EndedAt).ShouldBe((new("Jan", "jan@linde.example"), "Aangevraagd", null));
        detail.Processes.ShouldHaveSingleItem().Definition.ShouldBe(RequestFlows.Kind);
        (await portal.Read(Noord, db => db.Set<AuditEvent>().CountAsync(e => e.Type == RequestFile.Viewed && e.ObjectId == request.Id))).ShouldBe(1);
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<RequestFile>().LoadAsync(request.Id, default))).ShouldBeNull();
    }

    [Fact]
    public async Task The_requester_of_a_cancelled_process_is_told_and_reads_no_reason()
    {
        await using var portal = await OpenAsync();
        var request = await AskAsync(portal, "De Linde", "jan@linde.example");
        await portal.DrainAsync();
        var instance = (await ListAsync(portal, null)).ShouldHaveSingleItem().Id;
        foreach (var refused in new[] { null, ManageWorkflow.Cancelling })
        {
            var result = await portal.As(Noord, services =>
            {
                services.GetRequiredService<CurrentActor>().OrNone = new()
                {
                    AccountId = Guid.NewGuid(), Name = "Petra", Mail = "p@desk.example", OrganisationId = Guid.NewGuid(), OrganisationNumber = "desk", OrganisationName = "Desk", IsStaff = true,
                    Level = Level.Password, Roles = [], Permissions = PermissionSet.None, Stamp = "1", Contracts = [],
                };
                return services.GetRequiredService<ManageWorkflow>().CancelAsync(instance, "dubbel gestart", default);
            });
            result.Refusals.FirstOrDefault().ShouldBe(refused);
        }

        await portal.DrainAsync();
        var letter = (await portal.As(Noord, s => s.LettersAsync())).ShouldHaveSingleItem();
        (letter.To, letter.Subject).ShouldBe(("jan@linde.example", "Account aanvragen: beëindigd"));
        letter.Body.ShouldContain(request.Reference);
        letter.Body.ShouldNotContain("dubbel");
        var detail = (await portal.As(Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(instance, default))).ShouldNotBeNull();
        detail.Cancelled.ShouldBe(new("Petra", "dubbel gestart"));
        (await portal.As(Noord, s => s.GetRequiredService<RequestFile>().LoadAsync(request.Id, default))).ShouldNotBeNull().Status.ShouldBe("Geannuleerd");
    }

    private static async Task<WorkflowPortal> OpenAsync()
    {
        var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, Flows.Delay("d", "1.00:00:00")));
        return portal;
    }

    private static async Task<PortalRequest> AskAsync(WorkflowPortal portal, string title, string mail) => (await portal.As(Noord, s => s.GetRequiredService<StartRequest>().HandleAsync(
        new(RequestFlows.Kind, Guid.NewGuid(), title, new Dictionary<string, object?>()) { Whom = "Jan", Requester = new("Jan", mail) }, default))).Value;

    private static async Task<IReadOnlyList<WorkflowInstances.Row>> ListAsync(WorkflowPortal portal, string? text, Engine.Tenancy.Tenant? tenant = null) =>
        (await portal.As(tenant ?? Noord, s => s.GetRequiredService<WorkflowInstances>().ListAsync(new(new(null, null) { Request = text }, 10), default))).Rows;
}
