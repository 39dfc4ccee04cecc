using Engine.Workflows.Consents;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Consents;

/// <summary>Many answers at once: exactly one counts.</summary>
public sealed class ConsentRaceTests
{
    [Fact]
    public Task Of_a_hundred_answers_at_once_one_counts() => RaceAsync(null, 100);

    [Fact, Trait("Category", "Postgres")]
    public Task Of_a_thousand_answers_at_once_on_a_server_one_counts() => RaceAsync(DatabaseProvider.Postgres, 1000);

    private static async Task RaceAsync(DatabaseProvider? provider, int answers)
    {
        await using var consents = new ConsentPortal(provider: provider);
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        using var room = new SemaphoreSlim(50);
        var results = await Task.WhenAll(Enumerable.Range(0, answers).Select(i => Task.Run(async () =>
        {
            await room.WaitAsync();
            try
            {
                return (Granted: i % 2 == 0, Result: await consents.AnswerAsync(token, i % 2 == 0));
            }
            finally
            {
                room.Release();
            }
        })));
        var won = results.Where(r => !r.Result.IsRefused).ToList().ShouldHaveSingleItem();
        results.Where(r => r.Result.IsRefused).ShouldAllBe(r => r.Result.Refusals[0] == DecideConsent.Closed);
        (await consents.StateAsync()).ShouldBe(won.Granted ? ConsentState.Granted : ConsentState.Refused);
        (await consents.LedgerAsync()).Count.ShouldBe(2);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.DeliveryKey.StartsWith("work:")))).ShouldBe(1);
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe(won.Granted ? "Granted" : "Refused");
    }
}
