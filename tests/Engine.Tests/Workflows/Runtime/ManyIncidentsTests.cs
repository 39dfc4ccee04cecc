using Engine.Access;
using Engine.Audit;
using Engine.Features;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Many processes that stopped alike: an administrator has them go on together, and hears of them in one mail.</summary>
public sealed class ManyIncidentsTests
{
    private static readonly Tenant Noord = Make("{}");

    [Fact]
    public async Task Those_of_one_workflow_and_kind_of_fault_are_tried_again_together_and_no_others()
    {
        await using var portal = await StoppedAsync();
        var group = await GroupsAsync(portal);
        group.Select(g => (g.DefinitionId, g.Count)).ShouldBe([("een", 2), ("twee", 1)]);
        (await RetryAsync(portal, "een")).Value.ShouldBe(new(2, 0));
        (await GroupsAsync(portal)).ShouldHaveSingleItem().DefinitionId.ShouldBe("twee");
        (await RetryAsync(portal, "een")).Refusals.ShouldBe([ManageWorkflow.Resolved]);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().CountAsync(i => i.Resolution == "retried"))).ShouldBe(2);
        (await GroupsAsync(portal)).Select(g => (g.DefinitionId, g.Count)).ShouldBe([("een", 2), ("twee", 1)], "what was not mended stops once more");
        (await portal.Read(Noord, db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.workflow-opnieuw"))).ObjectCount.ShouldBe(2);
    }

    [Fact]
    public async Task Of_more_than_go_at_once_the_rest_waits_for_the_next_time()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("veel", Flows.Fail("f")));
        await portal.As(Noord, async services =>
        {
            await services.GetRequiredService<StartWorkflow>().AddAllAsync([.. Enumerable.Range(0, RetryIncidents.Most + 2).Select(_ => new StartWorkflow.Request("veel", new Dictionary<string, object?>()))], default);
            return await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        (await RetryAsync(portal, "veel")).Value.ShouldBe(new(RetryIncidents.Most, 2));
        (await RetryAsync(portal, "veel")).Value.ShouldBe(new(2, 0));
    }

    [Fact]
    public async Task Who_manages_workflows_hears_once_in_one_mail_and_nobody_else()
    {
        await using var portal = await StoppedAsync();
        await TellAsync(portal, Noord);
        var mail = (await portal.As(Noord, s => s.LettersAsync())).ShouldHaveSingleItem();
        (mail.To, mail.Subject).ShouldBe(("beheer@desk.example", "Er zijn 3 processen gestopt in Verzekeraar noord"));
        mail.Body.ShouldContain("- een: 2");
        mail.Body.ShouldContain("/beheer/workflows/incidenten");
        await TellAsync(portal, Noord);
        (await portal.As(Noord, s => s.LettersAsync())).Count.ShouldBe(1, "what was told is not told again");
        await portal.StartAsync(Noord, "twee");
        await portal.DrainAsync();
        await TellAsync(portal, Noord);
        (await portal.As(Noord, s => s.LettersAsync()))[^1].Subject.ShouldBe("Er is een proces gestopt in Verzekeraar noord");
    }

    [Fact]
    public async Task A_tenant_that_wants_no_mail_gets_none()
    {
        await using var portal = await StoppedAsync();
        await TellAsync(portal, Make("""{ "incidentMail": false }"""));
        (await portal.As(Noord, s => s.LettersAsync())).ShouldBeEmpty();
    }

    private static Tenant Make(string change)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse("""
            { "roles": {
                "beheerder": { "name": "Beheerder", "permissions": ["portal.workflows-beheren", "portal.workflows-inzien"], "staff": true },
                "balie": { "name": "Balie", "permissions": ["portal.taken-doen"], "staff": true } } }
            """)?.AsObject() ?? [];
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)?.AsObject() ?? [])
        {
            document[name] = value?.DeepClone();
        }

        return TestTenants.Make("noord", document.ToJsonString());
    }

    private static async Task<WorkflowPortal> StoppedAsync()
    {
        var portal = new WorkflowPortal();
        await portal.Read(Noord, db =>
        {
            var desk = new Organisation { Number = "desk", Name = "Desk", IsStaff = true };
            db.Add(desk);
            foreach (var role in (string[])["beheerder", "balie"])
            {
                var mail = role == "beheerder" ? "beheer@desk.example" : "balie@desk.example";
                var account = new Account { Mail = mail, NormalizedMail = Account.Normalize(mail), Name = role, State = AccountState.Active };
                var membership = new Membership { AccountId = account.Id, OrganisationId = desk.Id };
                db.AddRange(account, membership, new Grant { MembershipId = membership.Id, Role = role });
            }

            return db.SaveChangesAsync();
        });
        foreach (var definition in (string[])["een", "twee"])
        {
            await portal.PublishAsync(Noord, Flows.Sequence(definition, Flows.Fail("f")));
            await portal.StartAsync(Noord, definition);
        }

        await portal.StartAsync(Noord, "een");
        await portal.DrainAsync();
        return portal;
    }

    private static Task<IReadOnlyList<IncidentGroups.Row>> GroupsAsync(WorkflowPortal portal) => portal.As(Noord, s => s.GetRequiredService<IncidentGroups>().ListAsync(default));

    private static Task<Engine.Modules.Result<RetryIncidents.Retried>> RetryAsync(WorkflowPortal portal, string definition) => portal.As(Noord, async s =>
    {
        s.GetRequiredService<CurrentActor>().OrNone = new()
        {
            AccountId = Guid.NewGuid(), Name = "Beheerder", Mail = "beheer@desk.example", OrganisationId = Guid.NewGuid(), OrganisationNumber = "desk", OrganisationName = "Desk", IsStaff = true,
            Level = Level.Password, Roles = [], Permissions = PermissionSet.None, Stamp = "1", Contracts = [],
        };
        var type = await s.GetRequiredService<Engine.Data.PortalDbContext>().Set<WorkflowIncident>().Select(i => i.Type).FirstAsync();
        return await s.GetRequiredService<RetryIncidents>().HandleAsync(definition, type, default);
    });

    private static Task TellAsync(WorkflowPortal portal, Tenant tenant) => portal.As(tenant, async s =>
    {
        var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
        await s.GetServices<JobHandler>().OfType<TellIncidents>().Single().HandleAsync(Guid.Empty, db, default);
        return await db.SaveChangesAsync();
    });
}
