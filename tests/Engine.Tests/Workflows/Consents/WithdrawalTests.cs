using Engine.Audit;
using Engine.Calendar;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Consents;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Rules;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Consents;

/// <summary>What is given can be taken back by the same link; staff see what happened.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task A_consent_is_taken_back_once_and_only_after_it_was_given()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        (await consents.WithdrawAsync(token)).Refusals.ShouldHaveSingleItem().ShouldBe(WithdrawConsent.NotGranted);
        await consents.AnswerAsync(token, true);
        (await consents.WithdrawAsync(token)).IsRefused.ShouldBeFalse();
        (await consents.WithdrawAsync(token)).Refusals.ShouldHaveSingleItem().ShouldBe(WithdrawConsent.NotGranted);
        (await consents.StateAsync()).ShouldBe(ConsentState.Withdrawn);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Granted, ConsentEvent.Withdrawn]);
    }

    [Fact]
    public async Task A_process_can_ask_whether_the_consent_stands_now()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        var id = (await consents.OpenAsync(token)).ShouldNotBeNull().Consent.Request.Id.ToString();
        (await ReasonsAsync(consents, id)).ShouldBe(["Er is geen toestemming gegeven."]);
        await consents.AnswerAsync(token, true);
        (await ReasonsAsync(consents, id)).ShouldBeEmpty();
        (await ReasonsAsync(consents, Guid.NewGuid().ToString())).ShouldBe(["Er is geen toestemming gegeven."]);
        await consents.WithdrawAsync(token);
        (await ReasonsAsync(consents, id)).ShouldBe(["De toestemming is ingetrokken."]);
        await Should.ThrowAsync<ActivityFault>(() => ReasonsAsync(consents, "jan"));
    }

    [Fact]
    public async Task Of_many_withdrawals_at_once_one_counts()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, true);
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => consents.WithdrawAsync(token))))).Count(r => !r.IsRefused).ShouldBe(1);
        (await consents.LedgerAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Processes_that_wait_for_the_withdrawal_of_this_consent_hear_it_and_others_do_not()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, true);
        var consent = (await consents.OpenAsync(token)).ShouldNotBeNull().Consent.Request.Id;
        await consents.Portal.PublishAsync(TestTenants.Noord, Flows.Sequence("hoort", Correlate("getInput('Kenmerk')"), Flows.Event("e", WithdrawConsent.EventName), Flows.Line("l", "ingetrokken"))
            .Replace("\"variables\"", "\"inputs\": [ { \"name\": \"Kenmerk\", \"type\": \"String\" } ], \"variables\"", StringComparison.Ordinal));
        var hears = await consents.Portal.StartAsync(TestTenants.Noord, "hoort", new Dictionary<string, object?> { ["Kenmerk"] = consent.ToString() });
        var other = await consents.Portal.StartAsync(TestTenants.Noord, "hoort", new Dictionary<string, object?> { ["Kenmerk"] = Guid.NewGuid().ToString() });
        await consents.Portal.DrainAsync();
        await consents.WithdrawAsync(token);
        await consents.Portal.DrainAsync();
        (await consents.Portal.LinesAsync(TestTenants.Noord, hears)).ShouldBe(["ingetrokken"]);
        (await consents.Portal.InstanceAsync(TestTenants.Noord, other)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task A_withdrawal_starts_the_process_that_is_made_for_it()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        await consents.Portal.PublishAsync(TestTenants.Noord, Flows.Sequence("stopt", Flows.Event("e", WithdrawConsent.EventName, starts: true), Flows.Line("l", "gestopt")));
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, true);
        await consents.WithdrawAsync(token);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "stopt"))).ShouldBe(0, "nothing that it starts stands in the way of the withdrawal");
        await consents.Portal.DrainAsync();
        var started = await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().SingleAsync(i => i.DefinitionId == "stopt"));
        started.CorrelationId.ShouldBe((await consents.OpenAsync(token)).ShouldNotBeNull().Consent.Request.Id.ToString());
        (await consents.Portal.LinesAsync(TestTenants.Noord, started.Id)).ShouldBe(["gestopt"]);
    }

    [Fact]
    public async Task Staff_find_questions_by_purpose_state_and_date_and_each_look_is_in_the_log()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        await consents.AskAsync(tenant: TestTenants.Zuid);
        await consents.AnswerAsync((await consents.TokensAsync())[0], true);
        var today = DutchTime.Today(consents.Portal.Clock);
        foreach (var (filter, count) in new (ConsentOverview.Filter, int)[]
        {
            (new(null, null, null, null), 1), (new("doorsturen", ConsentState.Granted, today, today), 1), (new("anders", null, null, null), 0),
            (new(null, ConsentState.Refused, null, null), 0), (new(null, null, today.AddDays(1), null), 0), (new(null, null, null, today.AddDays(-1)), 0),
        })
        {
            (await OverviewAsync(consents, o => o.ListAsync(filter, 0, 25, default))).Count.ShouldBe(count);
        }

        var id = (await consents.OpenAsync((await consents.TokensAsync())[0])).ShouldNotBeNull().Consent.Request.Id;
        var (proof, lines) = (await OverviewAsync(consents, o => o.FindAsync(id, default))).ShouldNotBeNull();
        (proof.Person.Name, lines.Count).ShouldBe(("Jan de Vries", 2));
        lines.ShouldAllBe(l => l.TextHash == proof.Text.Hash && l.TextVersion == "1");
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.toestemmingen-bekijken"))).ShouldBe(7);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().CountAsync(e => e.ObjectId == id && e.Type == "portal.toestemmingen-bekijken"))).ShouldBe(1);
    }

    private static Task<IReadOnlyList<string>> ReasonsAsync(ConsentPortal consents, string id) => consents.Portal.As(TestTenants.Noord, services =>
        services.GetRequiredKeyedService<PortalRule>("consent-granted").CheckAsync(new Dictionary<string, object?> { ["consentId"] = id }, default));

    private static Task<T> OverviewAsync<T>(ConsentPortal consents, Func<ConsentOverview, Task<T>> look) =>
        consents.Portal.As(TestTenants.Noord, services => look(services.GetRequiredService<ConsentOverview>()));

    private static string Correlate(string script) =>
        $$"""{ "type": "Elsa.Correlate", "id": "k", "correlationId": { "typeName": "String", "expression": { "type": "JavaScript", "value": "{{script}}" } } }""";
}
