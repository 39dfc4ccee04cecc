using System.Threading.Channels;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

/// <summary>
/// Makes reads of one database durable together. While one batch is being committed the next one gathers, so the busier the portal, the fewer commits per
/// read. On a server a batch is written per tenant, in that tenant's own context, so that the walls between tenants hold here too.
/// </summary>
internal sealed class AuditReadQueue : IAsyncDisposable
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IServiceScopeFactory scopes;
    private readonly CurrentTenant current;
    private readonly Task loop;
    private AuditInserts? inserts;

    public AuditReadQueue(IServiceScopeFactory scopes, CurrentTenant current)
    {
        this.scopes = scopes;
        this.current = current;
        // the loop outlives the request that happened to start it, and must not inherit its tenant
        using (ExecutionContext.SuppressFlow())
        {
            loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Returns when the event is committed.</summary>
    /// <exception cref="AuditUnavailableException">The queue is full, or the write failed.</exception>
    public Task WriteAsync(Tenant tenant, AuditEvent line, CancellationToken cancellation)
    {
        var waiting = new Waiting(tenant, line, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return channel.Writer.TryWrite(waiting)
            ? waiting.Done.Task.WaitAsync(cancellation)
            : throw new AuditUnavailableException("Too many reads wait for the log.");
    }

    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await loop;
        await CloseAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await channel.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && channel.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            foreach (var group in inserts is null ? batch.GroupBy(w => w.Tenant.Id).Select(g => g.ToList()) : [batch])
            {
                await WriteAsync(group);
            }

            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Waiting> group)
    {
        try
        {
            await SaveAsync(group);
            group.ForEach(waiting => waiting.Done.SetResult());
        }
        catch (Exception) when (group.Count > 1)
        {
            // one line that cannot be written must not take the pages of others with it
            foreach (var waiting in group)
            {
                await WriteAsync([waiting]);
            }
        }
        catch (Exception fault)
        {
            group[0].Done.SetException(new AuditUnavailableException("The log could not be written.", fault));
            await CloseAsync();
        }
    }

    private async Task SaveAsync(List<Waiting> group)
    {
        if (inserts is null)
        {
            using var entered = current.Enter(group[0].Tenant);
            var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            if (!AuditInserts.Fits(db))
            {
                await using (scope)
                {
                    db.AddRange(group.SelectMany(w => (object[])[w.Line, new AuditPending { TenantId = w.Tenant.Id, EventId = w.Line.Id }]));
                    await db.SaveChangesAsync();
                    return;
                }
            }

            inserts = await AuditInserts.OpenAsync(scope, db);
        }

        await inserts.WriteAsync(group.Select(w => (w.Tenant.Id, w.Line)));
    }

    // a connection that failed is not trusted with the next batch
    private async Task CloseAsync()
    {
        if (inserts is not null)
        {
            await inserts.DisposeAsync();
            inserts = null;
        }
    }

    private sealed record Waiting(Tenant Tenant, AuditEvent Line, TaskCompletionSource Done);
}
