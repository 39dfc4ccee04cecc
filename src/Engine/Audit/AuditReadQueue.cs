using System.Threading.Channels;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

/// <summary>
/// Group commit for one database. While one batch is being committed the next one gathers, so the busier the portal, the fewer commits per
/// read. A batch is written per tenant, in that tenant's own context, so that the walls between tenants hold here too.
/// </summary>
internal sealed class AuditReadQueue : IAsyncDisposable
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IServiceScopeFactory scopes;
    private readonly CurrentTenant current;
    private readonly Task loop;

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

            foreach (var group in batch.GroupBy(w => w.Tenant.Id))
            {
                await WriteAsync([.. group]);
            }

            batch.Clear();
        }
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            using var entered = current.Enter(group[0].Tenant);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            foreach (var waiting in group)
            {
                db.Add(waiting.Line);
                db.Add(new AuditPending { TenantId = waiting.Tenant.Id, EventId = waiting.Line.Id });
            }

            await db.SaveChangesAsync();
            foreach (var waiting in group)
            {
                waiting.Done.SetResult();
            }
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
        }
    }

    private sealed record Waiting(Tenant Tenant, AuditEvent Line, TaskCompletionSource Done);
}
