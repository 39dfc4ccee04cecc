using System.Collections.Concurrent;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

/// <summary>The log cannot take this read now, so the data are not shown.</summary>
public sealed class AuditUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Makes reads durable, each database in a queue of its own: one that does not answer holds up no page of another.</summary>
public sealed class AuditReads(IServiceScopeFactory scopes, CurrentTenant current) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<AuditReadQueue>> queues = new(StringComparer.Ordinal);

    /// <summary>Returns when the event is committed.</summary>
    /// <exception cref="AuditUnavailableException">The queue is full, or the write failed.</exception>
    public Task WriteAsync(Tenant tenant, AuditEvent line, CancellationToken cancellation) =>
        queues.GetOrAdd(tenant.Database, _ => new(() => new(scopes, current))).Value.WriteAsync(tenant, line, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in queues.Values)
        {
            await queue.Value.DisposeAsync();
        }
    }
}
