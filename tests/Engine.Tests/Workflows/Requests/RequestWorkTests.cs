using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Queries;
using Engine.Workflows.Requests;
using Engine.Workflows.Rules;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

/// <summary>What definitions do with the request that they carry out, and what they ask the portal about it.</summary>
public sealed class RequestWorkTests
{
    private static readonly Engine.Tenancy.Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task A_definition_moves_its_request_along_and_the_request_ends_with_it()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind,
            RequestFlows.Status("a", "in-behandeling"), Flows.Delay("d", "1.00:00:00"), RequestFlows.Status("b", "actief", ("publicNote", "Welkom."))));
        var request = (await portal.AskAsync(Noord)).Value;
        await portal.DrainAsync();
        (await portal.RequestAsync(Noord, request.Id)).EndedAt.ShouldBeNull();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.DrainAsync();
        var ended = await portal.RequestAsync(Noord, request.Id);
        (ended.Status, ended.EndedAt, ended.IsCancelled).ShouldBe(("actief", portal.Clock.GetUtcNow(), false));
        var lines = await portal.LinesOfAsync(Noord, request.Id);
        lines.ConvertAll(l => l.Status).ShouldBe(["aangevraagd", "in-behandeling", "actief"]);
        var note = await portal.As(Noord, s => Task.FromResult(s.GetRequiredService<FieldProtector>().Reveal("request.note", lines[2].Note.ShouldNotBeNull())));
        note.ShouldBe("Welkom.");
    }

    [Fact]
    public async Task A_status_is_left_alone_when_the_request_is_elsewhere_than_the_definition_thinks()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Status("a", "actief", ("allowedFrom", """["in-behandeling"]"""))));
        var request = (await portal.AskAsync(Noord)).Value;
        await portal.DrainAsync();
        (await portal.RequestAsync(Noord, request.Id)).Status.ShouldBe("aangevraagd");
        (await OutcomesAsync(portal)).ShouldBe(["Conflict"]);
    }

    [Fact]
    public async Task A_request_whose_process_is_cancelled_ends_as_cancelled_and_gets_no_further_status()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Single("s", "k"), RequestFlows.Status("a", "in-behandeling"), Flows.Delay("d", "1.00:00:00")));
        var request = (await portal.AskAsync(Noord)).Value;
        await portal.DrainAsync();
        (await portal.RequestAsync(Noord, request.Id)).SingleKey.ShouldNotBeNull();
        await portal.As(Noord, async s => await s.GetRequiredService<ManageWorkflow>().CancelAsync((await s.GetRequiredService<PortalDbContext>().Set<WorkflowInstance>().SingleAsync()).Id, "Een reden", default));
        await portal.DrainAsync();
        var ended = await portal.RequestAsync(Noord, request.Id);
        (ended.Status, ended.IsCancelled, ended.SingleKey, ended.EndedAt is null).ShouldBe(("in-behandeling", true, null, false));
    }

    [Fact]
    public async Task The_end_of_a_child_does_not_end_the_request()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kind", RequestFlows.Status("a", "in-behandeling")));
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, Flows.Dispatch("c", "kind"), Flows.Delay("d", "1.00:00:00")));
        var request = (await portal.AskAsync(Noord)).Value;
        await portal.DrainAsync();
        var running = await portal.RequestAsync(Noord, request.Id);
        (running.Status, running.EndedAt).ShouldBe(("in-behandeling", null));
    }

    [Fact]
    public Task Of_requests_that_ask_for_one_key_at_once_one_gets_it() => OneKey(DatabaseProvider.Sqlite, 2);

    [Fact, Trait("Category", "Postgres")]
    public Task Of_requests_that_ask_for_one_key_on_two_nodes_at_once_one_gets_it_on_PostgreSQL() => OneKey(DatabaseProvider.Postgres, 12);

    [Fact]
    public async Task A_key_is_free_again_when_its_request_has_ended()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Single("s", "k")));
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        (await OutcomesAsync(portal)).ShouldBe(["Free", "Free"]);
    }

    [Theory]
    [InlineData("SetRequestStatus", "status", "bestaat-niet")]
    [InlineData("SetRequestStatus", "allowedFrom", """["actief", "bestaat-niet"]""")]
    [InlineData("CheckRule", "ruleKey", "bestaat-niet")]
    [InlineData("CollectItems", "queryKey", "bestaat-niet")]
    public async Task A_name_of_nothing_is_not_published(string type, string input, string name)
    {
        await using var portal = new WorkflowPortal();
        var activity = RequestFlows.Portal(type, "a", [.. type == "SetRequestStatus" && input != "status" ? [("status", "actief")] : Array.Empty<(string, string)>(), (input, name)]);
        (await FindingsAsync(portal, Flows.Sequence(RequestFlows.Kind, activity))).ShouldBe(["name-unknown"]);
    }

    [Fact]
    public async Task A_status_of_another_kind_is_refused_where_it_is_set()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Status("a", "='bestaat-niet'")));
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        var message = (await portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message;
        message.ShouldStartWith("Invoer \"status\"");
        message.ShouldNotContain("bestaat-niet", customMessage: "an expression may make it of what somebody filled in");
    }

    [Theory]
    [InlineData("organisation-mail", "({ mail: 'jan@delinde.nl' })", "True")]
    [InlineData("organisation-mail", "({ mail: 'geen adres' })", "False")]
    [InlineData("flag-on", "({ feature: 'portal.workflows' })", "True")]
    [InlineData("flag-on", "({ feature: 'portal.simulator' })", "False")]
    public async Task The_engine_has_rules_of_its_own(string rule, string arguments, string outcome)
    {
        var tenant = TestTenants.Make("noord", """{ "features": { "portal.workflows": {} } }""");
        await using var portal = new WorkflowPortal();
        portal.Database.Services.GetRequiredService<Engine.Tenancy.TenantCatalogue>().Publish(new([tenant, TestTenants.Zuid]));
        await portal.PublishAsync(tenant, Flows.Sequence(RequestFlows.Kind, RequestFlows.Portal("CheckRule", "r", ("ruleKey", rule), ("arguments", "=" + arguments))));
        await portal.AskAsync(tenant);
        await portal.DrainAsync();
        (await OutcomesAsync(portal)).ShouldBe([outcome]);
    }

    [Fact]
    public async Task A_module_adds_rules_and_queries_by_key()
    {
        await using var portal = new WorkflowPortal(s => s.AddWorkflowRule<Never>("nooit").AddWorkflowQuery<Three>("drie"));
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind,
            RequestFlows.Portal("CheckRule", "r", ("ruleKey", "nooit")), RequestFlows.Portal("CollectItems", "c", ("queryKey", "drie"), ("period", "2026")),
            Flows.Script("l", "getOutputFrom('r', 'reasons')[0] + ' ' + getOutputFrom('c', 'count') + ' ' + getOutputFrom('c', 'total') + ' ' + getOutputFrom('c', 'items')[1].nummer")));
        var request = (await portal.AskAsync(Noord)).Value;
        await portal.DrainAsync();
        var instance = await portal.Read(Noord, db => db.Set<WorkflowInstance>().SingleAsync(i => i.RequestId == request.Id));
        (await portal.LinesAsync(Noord, instance.Id)).ShouldBe(["Kan niet. 3 7.5 2"]);
    }

    [Fact]
    public async Task A_note_in_the_log_is_a_fixed_text_with_flags_and_ids()
    {
        await using var portal = new WorkflowPortal();
        var note = RequestFlows.Portal("AuditNote", "n", ("category", "kwartaal"), ("text", "Overzicht gemaakt"), ("data", "=({ betaald: true })"));
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, note));
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.workflow-aantekening"))).Detail.ShouldBe("kwartaal: Overzicht gemaakt (betaald ja)");

        (await FindingsAsync(portal, Flows.Sequence("w", RequestFlows.Portal("AuditNote", "n", ("category", "kwartaal"), ("text", "='Voor ' + getInput('Naam')"))))).ShouldContain("note-constant");
    }

    [Theory]
    [InlineData("'Jansen'")]
    [InlineData("999990019")]
    public async Task What_may_be_of_a_person_does_not_reach_the_log(string value)
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Portal("AuditNote", "n", ("category", "c"), ("text", "t"), ("data", $"=({{ gegeven: {value} }})"))));
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldNotContain("Jansen");
        (await portal.Read(Noord, db => db.Set<AuditEvent>().AnyAsync(e => e.Type == "portal.workflow-aantekening"))).ShouldBeFalse();
    }

    private static async Task OneKey(DatabaseProvider provider, int count)
    {
        await using var portal = new WorkflowPortal(provider: provider);
        await using var second = portal.Node();
        await portal.PublishAsync(Noord, Flows.Sequence(RequestFlows.Kind, RequestFlows.Single("s", "k"), Flows.Delay("d", "30.00:00:00")));
        for (var i = 0; i < count; i++)
        {
            await portal.AskAsync(Noord);
        }

        await Task.WhenAll(portal.DrainAsync(), second.DrainAsync());
        for (var i = 0; i < 5; i++)
        {
            // a step that lost is done again after a while
            portal.Clock.Advance(TimeSpan.FromMinutes(2));
            await Task.WhenAll(portal.DrainAsync(), second.DrainAsync());
        }

        (await portal.Read(Noord, db => db.Set<PortalRequest>().CountAsync(r => r.SingleKey != null))).ShouldBe(1);
        (await OutcomesAsync(portal)).Order().ShouldBe([.. Enumerable.Repeat("AlreadyOpen", count - 1), "Free"]);
    }

    private static Task<List<string>> OutcomesAsync(WorkflowPortal portal) => portal.Read(Noord, db =>
        db.Set<WorkflowRecord>().Where(r => r.Event == "Completed" && r.Detail != null && r.Detail != "Done").OrderBy(r => r.Id).Select(r => r.Detail ?? "").ToListAsync());

    private static Task<List<string>> FindingsAsync(WorkflowPortal portal, string json) => portal.As(Noord, s =>
        Task.FromResult(s.GetRequiredService<PublishChecks>().Check(DefinitionReader.Read(json).Definition.ShouldNotBeNull()).Where(f => f.IsError).Select(f => f.Code).ToList()));

    private sealed class Never : PortalRule
    {
        public override Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(["Kan niet."]);
    }

    private sealed class Three : PortalQuery
    {
        public override Task<QueryAnswer> CollectAsync(IReadOnlyDictionary<string, object?> arguments, string? period, CancellationToken cancellation) =>
            Task.FromResult(new QueryAnswer([.. Enumerable.Range(1, 3).Select(i => new Dictionary<string, object?> { ["nummer"] = (long)i })], period == "2026" ? 7.5m : 0));
    }
}
