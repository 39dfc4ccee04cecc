using System.Collections.Frozen;
using Engine.Data.Databases;

namespace Engine.Jobs;

/// <summary>Claims and works one batch at a time. The worker pumps for ever; a test or a command pumps until nothing is due.</summary>
public sealed class JobPump
{
    private const int Batch = 16;

    private readonly PortalDatabases databases;
    private readonly FrozenDictionary<string, HeadClaims> claims;
    private readonly JobRunner runner;
    private readonly JobPulse pulse;
    private readonly JobOptions options;
    private readonly TimeProvider time;

    internal JobPump(PortalDatabases databases, JobRunner runner, JobPulse pulse, JobOptions options, TimeProvider time)
    {
        this.databases = databases;
        claims = databases.Names.ToFrozenDictionary(name => name, name => new HeadClaims(databases, name, options, time), StringComparer.Ordinal);
        this.runner = runner;
        this.pulse = pulse;
        this.options = options;
        this.time = time;
    }

    /// <summary>Works everything that is due now, of all lanes, all tenants and all databases, what it brings forth included.</summary>
    public Task DrainAsync(CancellationToken cancellation = default) => databases.EachAsync(async name =>
    {
        bool worked;
        do
        {
            worked = false;
            foreach (var lane in Enum.GetValues<JobLane>())
            {
                worked |= await RunOnceAsync(name, lane, cancellation, cancellation) > 0;
            }
        }
        while (worked);
    });

    /// <summary>The same for one batch of every database.</summary>
    public async Task<int> RunOnceAsync(JobLane lane, CancellationToken stop, CancellationToken abort)
    {
        var count = 0;
        await databases.EachAsync(async name => count += await RunOnceAsync(name, lane, stop, abort));
        return count;
    }

    /// <summary>Claims one batch of one database and works it.</summary>
    /// <param name="stop">No further work is begun after it; what was claimed is given back.</param>
    /// <param name="abort">Running work is broken off and given back.</param>
    /// <returns>Number of heads claimed.</returns>
    public async Task<int> RunOnceAsync(string database, JobLane lane, CancellationToken stop, CancellationToken abort)
    {
        // outside work may be slow: a worker that holds one piece keeps no other waiting
        var mine = claims[database];
        var heads = lane == JobLane.Customers ? await mine.ClaimSharedAsync(lane, stop) : await mine.ClaimAsync(lane, lane == JobLane.Inside ? Batch : 1, stop);
        pulse.Beat(database);
        if (heads.Count == 0)
        {
            return 0;
        }

        try
        {
            await WorkAsync(heads, database, stop, abort);
        }
        finally
        {
            if (lane == JobLane.Customers)
            {
                mine.GiveBack(heads);
            }
        }

        return heads.Count;
    }

    private async Task WorkAsync(IReadOnlyList<QueueHead> heads, string database, CancellationToken stop, CancellationToken abort)
    {
        var mine = claims[database];
        await using var lease = new Lease(heads, mine, options.Lease / 3, time, abort);
        foreach (var group in runner.Group(heads))
        {
            if (stop.IsCancellationRequested)
            {
                await mine.ReleaseAsync(group);
            }
            else
            {
                await runner.RunAsync(group, mine, lease);
                pulse.Beat(database);
            }

            lease.Drop(group);
        }
    }
}
