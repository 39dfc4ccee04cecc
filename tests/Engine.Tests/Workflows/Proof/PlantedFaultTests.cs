using System.Data.Common;
using System.Text.RegularExpressions;
using Engine.Access;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tests.Features;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Execution;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;
using Testing.Outside;

namespace Engine.Tests.Workflows.Proof;

/// <summary>
/// Guards that durability stands on, each with what goes wrong without it: the rule holds, and with the guard taken out the same look at it says
/// so. The guards are taken out here, in the database of the test or in what is registered for it; the portal has no switch for it.
/// </summary>
public sealed partial class PlantedFaultTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Theory, Trait("Category", "Postgres")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_unique_key_on_messages_makes_one_of_two_decisions_count(bool planted)
    {
        var together = new Together();
        await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(together), DatabaseProvider.Postgres);
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Fail("a"), Flows.Line("l", "verder")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var incident = await portal.Read(Noord, db => db.Set<WorkflowIncident>().Select(i => i.Id).SingleAsync());
        if (planted)
        {
            PostgresServer.Running.Execute("""DROP INDEX "IX_WorkflowSignals_TenantId_DeliveryKey" """, portal.Database.Name);
        }

        together.Expect(2);
        var decided = await Task.WhenAll(
            Task.Run(() => DecideAsync(portal, manage => manage.SkipAsync(incident, null, default))),
            Task.Run(() => DecideAsync(portal, manage => manage.RetryAsync(incident, default))));
        Caught(planted, () =>
        {
            decided.Count(d => d).ShouldBe(1);
            portal.Read(Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.InstanceId == id && s.TakenAt == null)).GetAwaiter().GetResult().ShouldBe(1);
        });
    }

    [Theory, Trait("Category", "Postgres")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_number_of_steps_makes_a_step_lose_that_read_an_older_state(bool planted)
    {
        var gate = new Gate();
        await using var portal = new WorkflowPortal(services =>
        {
            services.AddSingleton<IInterceptor>(gate);
            if (planted)
            {
                services.AddSingleton<IInterceptor>(new WithoutStepsCheck());
            }
        }, DatabaseProvider.Postgres);
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Task("t", "iets"), Flows.Line("l", "na")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        await portal.ResumeAsync(Noord, (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem());

        // somebody else changes the instance while a step is about to be written
        gate.Close();
        var step = Task.Run(portal.DrainAsync);
        await gate.Reached;
        await portal.Read(Noord, db => db.Set<WorkflowInstance>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Steps, i => i.Steps + 1)));
        gate.Open();
        await step;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DrainAsync();
        var steps = (await portal.InstanceAsync(Noord, id)).Steps;
        Caught(planted, () => steps.ShouldBe(3, "the first, the one of somebody else, and the second on top of that"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_sent_that_no_committed_step_asked_for(bool planted)
    {
        await using var server = await OutsideServer.StartAsync("{}");
        var struck = new StrikeBeforeCommit();
        var tenant = TestTenants.Make("noord", $$"""{ "outside": { "privateNetworks": ["127.0.0.0/8"], "hosts": ["{{server.Url.Authority}}"] } }""");
        await using var portal = new WorkflowPortal(services =>
        {
            services.AddSingleton<IInterceptor>(struck);
            services.AddSingleton(ActivitySet.Portal.With([new("Test.SendsAtOnce", new SendsAtOnceActivity(server.Url))]));
        });
        portal.Publish(tenant);
        await portal.StoreAsync(tenant, Flows.Sequence("f", planted ? """{ "type": "Test.SendsAtOnce", "id": "h" }""" : ProofFlows.Http(server.Url), Flows.Line("l", "klaar")));
        var id = await portal.StartAsync(tenant, "f");
        struck.IsArmed = true;
        await portal.Database.Services.GetRequiredService<JobPump>().RunOnceAsync(JobLane.Inside, default, default);
        struck.IsArmed = false;
        var (asked, kept) = (server.Calls.Count, await portal.Read(tenant, db => db.Set<WorkflowEffect>().CountAsync()));
        Caught(planted, () => asked.ShouldBeLessThanOrEqualTo(kept));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DrainAsync();
        (await portal.LinesAsync(tenant, id)).ShouldBe(["klaar"]);
        Caught(planted, () => server.Calls.Count.ShouldBe(1));
    }

    /// <summary>The look at a rule holds, and with the fault planted it does not.</summary>
    private static void Caught(bool planted, Action look)
    {
        if (planted)
        {
            Should.Throw<ShouldAssertException>(look);
        }
        else
        {
            look();
        }
    }

    private static Task<bool> DecideAsync(WorkflowPortal portal, Func<ManageWorkflow, Task<Result<Guid>>> decide) => portal.As(Noord, async services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = ProefModule.Person() with { Name = "Anna Beheer" };
        return !(await decide(services.GetRequiredService<ManageWorkflow>())).IsRefused;
    });

    /// <summary>Whoever has read an open incident goes on only when as many have as are expected.</summary>
    private sealed class Together : DbCommandInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int missing;

        public void Expect(int count) => missing = count;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (missing > 0 && command.CommandText.Contains("\"ResolvedAt\" IS NULL", StringComparison.Ordinal))
            {
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    all.SetResult();
                }

                await all.Task;
            }

            return result;
        }
    }

    /// <summary>Holds up the save of a step.</summary>
    private sealed class Gate : SaveChangesInterceptor
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool isClosed;

        public Task Reached => reached.Task;

        public void Close() => isClosed = true;

        public void Open()
        {
            isClosed = false;
            opened.SetResult();
        }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (isClosed && eventData.Context?.ChangeTracker.Entries<WorkflowInstance>().Any(e => e.State == EntityState.Modified) == true)
            {
                reached.TrySetResult();
                await opened.Task;
            }

            return result;
        }
    }

    /// <summary>Takes the number of steps out of what an update of an instance demands.</summary>
    private sealed partial class WithoutStepsCheck : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("UPDATE \"WorkflowInstances\"", StringComparison.Ordinal))
            {
                command.CommandText = Demand().Replace(command.CommandText, "");
            }

            return ValueTask.FromResult(result);
        }

        [GeneratedRegex(""" AND "Steps" = @\w+""")]
        private static partial Regex Demand();
    }

    /// <summary>Dies once, as the step is about to be committed.</summary>
    private sealed class StrikeBeforeCommit : DbTransactionInterceptor
    {
        private bool struck;

        public bool IsArmed { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            IsArmed && !struck && (struck = true) ? throw new TimeoutException("Struck down.") : ValueTask.FromResult(result);
    }

    /// <summary>What an activity must never do.</summary>
    private sealed class SendsAtOnceActivity(Uri url) : Activity
    {
        public override void Execute(ActivityContext context)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Headers.Add("Idempotency-Key", $"noord:{context.InstanceId}:{context.Id}:1");
            client.Send(request).Dispose();
            context.Complete();
        }
    }
}
