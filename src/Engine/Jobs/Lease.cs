using System.Data.Common;

namespace Engine.Jobs;

/// <summary>Keeps the claims of one batch alive while it is worked, and cancels the work whose claim was lost all the same.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly Dictionary<QueueHead, CancellationTokenSource> held;
    private readonly CancellationTokenSource stop = new();
    private readonly Task renewing;

    public Lease(IReadOnlyList<QueueHead> heads, HeadClaims claims, TimeSpan interval, TimeProvider time, CancellationToken cancellation)
    {
        held = heads.ToDictionary(h => h, _ => CancellationTokenSource.CreateLinkedTokenSource(cancellation));
        renewing = RenewAsync(claims, interval, time);
    }

    public CancellationToken TokenOf(QueueHead head)
    {
        lock (held)
        {
            return held[head].Token;
        }
    }

    /// <summary>These are finished with; their claims are not renewed again.</summary>
    public void Drop(IReadOnlyList<QueueHead> heads)
    {
        lock (held)
        {
            foreach (var head in heads)
            {
                held.Remove(head, out var source);
                source?.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        foreach (var source in held.Values)
        {
            source.Dispose();
        }
    }

    private async Task RenewAsync(HeadClaims claims, TimeSpan interval, TimeProvider time)
    {
        while (true)
        {
            // the end of the batch is the usual case, and a throw would cost more than a small batch
            await Task.Delay(interval, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            foreach (var head in Held())
            {
                if (!await RenewAsync(claims, head))
                {
                    Cancel(head);
                }
            }
        }
    }

    private List<QueueHead> Held()
    {
        lock (held)
        {
            return [.. held.Keys];
        }
    }

    // a database that does not answer now may answer before the lease ends
    private static async Task<bool> RenewAsync(HeadClaims claims, QueueHead head)
    {
        try
        {
            return await claims.RenewAsync(head);
        }
        catch (DbException)
        {
            return true;
        }
    }

    private void Cancel(QueueHead head)
    {
        lock (held)
        {
            if (held.TryGetValue(head, out var source))
            {
                _ = source.CancelAsync();
            }
        }
    }
}
