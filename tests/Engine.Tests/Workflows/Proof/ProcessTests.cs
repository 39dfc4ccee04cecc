using System.Diagnostics;
using Testing.Databases;

namespace Engine.Tests.Workflows.Proof;

/// <summary>
/// Real processes, really struck down: what workflows wrote and how they ended is the same, each effect happened once and nothing is left over.
/// <c>PORTAL_TESTS=long</c> goes on for five minutes and keeps the database away for half a minute.
/// </summary>
[Collection(nameof(Processes)), Trait("Category", "Postgres")]
public sealed class ProcessTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long";
    private static readonly Random Random = new();

    [Fact]
    public async Task Processes_that_are_killed_at_any_moment_change_nothing_in_what_happens()
    {
        await using var fleet = await Fleet.StartAsync();
        await StrikeAsync(fleet, 5, async turn =>
        {
            await Task.Delay(Random.Next(300, 3_000));
            await fleet.ReplaceAsync(turn % fleet.Size);
        });
    }

    [Fact]
    public async Task A_process_that_sleeps_past_its_lease_loses_what_it_was_doing()
    {
        await using var fleet = await Fleet.StartAsync();
        await StrikeAsync(fleet, 3, async turn =>
        {
            await Task.Delay(Random.Next(300, 2_000));
            fleet[turn % fleet.Size].Freeze();
            await Task.Delay(Fleet.Lease * 2);
            fleet[turn % fleet.Size].Thaw();
        });
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_loses_nothing()
    {
        var server = PostgresServer.StartAnother();
        await using var fleet = await Fleet.StartAsync(server);
        await StrikeAsync(fleet, IsLong ? 4 : 1, async _ =>
        {
            await Task.Delay(Random.Next(300, 2_000));
            server.Stop();
            await Task.Delay(IsLong ? 30_000 : 3_000);
            server.Restart();
        }, TimeSpan.Zero);
    }

    private static Task StrikeAsync(Fleet fleet, int times, Func<int, Task> strike) => StrikeAsync(fleet, times, strike, IsLong ? TimeSpan.FromMinutes(5) : TimeSpan.Zero);

    private static async Task StrikeAsync(Fleet fleet, int times, Func<int, Task> strike, TimeSpan least)
    {
        var watch = Stopwatch.StartNew();
        var striking = Task.Run(async () =>
        {
            for (var turn = 0; turn < times || watch.Elapsed < least; turn++)
            {
                await strike(turn);
            }
        });
        do
        {
            await fleet.WaveAsync();
        }
        while (!striking.IsCompleted);
        await striking;
        await fleet.CheckAsync();
    }
}

/// <summary>Tests that need the machine for themselves.</summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public sealed class Processes;
