using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Proof;

/// <summary>A signal and the bookmark that it is for, made at the same moment on two nodes: whichever is first, they meet.</summary>
public sealed class RaceTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_signal_and_its_bookmark_meet_when_they_are_made_at_once(DatabaseProvider provider)
    {
        await using var first = new WorkflowPortal(Configure, provider);
        await using var second = first.Node(Configure);
        await first.StoreAsync(Noord, Flows.Definition("f", "{}", """{ "type": "Test.WaitFor", "id": "w" }""", Flows.Line("b", "na")));
        foreach (var round in Enumerable.Range(0, 30))
        {
            var name = $"{round}";
            var id = await first.As(Noord, async services =>
            {
                var started = await services.GetRequiredService<StartWorkflow>().AddAsync(new("f", new Dictionary<string, object?>()) { CorrelationId = name }, default);
                await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
                return started.ShouldNotBeNull().Id;
            });
            using var together = new Barrier(2);
            await Task.WhenAll(
                Task.Run(async () =>
                {
                    together.SignalAndWait();
                    await first.DrainAsync();
                }),
                Task.Run(async () =>
                {
                    together.SignalAndWait();
                    // sometimes a little later, so that both orders happen
                    await Task.Delay(round % 3);
                    await second.As(Noord, services => services.GetRequiredService<Signals>().DeliverAsync($"bericht:{name}", WaitForActivity.HashOf(name), null, default));
                }));
            await first.DrainAsync();
            (await first.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished, $"round {round}");
            (await first.LinesAsync(Noord, id)).ShouldBe(["na"]);
        }

        (await first.Read(Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.TakenAt == null))).ShouldBe(0);
    }

    private static void Configure(IServiceCollection services) => services.AddSingleton(ActivitySet.Elsa.With([new("Test.WaitFor", new WaitForActivity())]));

    /// <summary>Waits for what carries the correlation id of its instance.</summary>
    private sealed class WaitForActivity : Activity
    {
        private const string Stimulus = "Test.WaitFor";

        public static string HashOf(string name) => StimulusHash.Of(Stimulus, new Dictionary<string, object?> { ["name"] = name });

        public override void Execute(ActivityContext context) => context.CreateBookmark(Stimulus, new Dictionary<string, object?> { ["name"] = context.CorrelationId });

        public override void Resume(ActivityContext context, Resumption resumption) => context.Complete();
    }
}
