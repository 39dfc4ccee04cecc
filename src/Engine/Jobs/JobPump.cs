namespace Engine.Jobs;

/// <summary>Claims and works one batch at a time. The worker pumps for ever; a test or a command pumps until nothing is due.</summary>
public sealed class JobPump
{
    private const int Batch = 16;

    private readonly HeadClaims claims;
    private readonly JobRunner runner;
    private readonly JobOptions options;
    private readonly TimeProvider time;

    internal JobPump(HeadClaims claims, JobRunner runner, JobOptions options, TimeProvider time)
    {
        this.claims = claims;
        this.runner = runner;
        this.options = options;
        this.time = time;
    }

    /// <summary>Works everything that is due now, of both lanes and all tenants, what it brings forth included.</summary>
    public async Task DrainAsync(CancellationToken cancellation = default)
    {
        while (await RunOnceAsync(JobLane.Inside, cancellation, cancellation) + await RunOnceAsync(JobLane.Outside, cancellation, cancellation) > 0)
        {
        }
    }

    /// <summary>Claims one batch and works it.</summary>
    /// <param name="stop">No further work is begun after it; what was claimed is given back.</param>
    /// <param name="abort">Running work is broken off and given back.</param>
    /// <returns>Number of heads claimed.</returns>
    public async Task<int> RunOnceAsync(JobLane lane, CancellationToken stop, CancellationToken abort)
    {
        // outside work may be slow: a worker that holds one piece keeps no other waiting
        var heads = await claims.ClaimAsync(lane, lane == JobLane.Inside ? Batch : 1, stop);
        if (heads.Count == 0)
        {
            return 0;
        }

        await using var lease = new Lease(heads, claims, options.Lease / 3, time, abort);
        foreach (var head in heads)
        {
            if (stop.IsCancellationRequested)
            {
                await claims.ReleaseAsync(head);
            }
            else
            {
                await runner.RunAsync(head, lease.TokenOf(head));
            }

            lease.Drop(head);
        }

        return heads.Count;
    }
}
