using Engine.Audit;
using Engine.Data;
using Engine.Tenancy.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy.ChangeSets;

/// <summary>
/// Keeps this process equal to the change sets in the database: brings planned ones to their moment, and rebuilds the tenants, and only those,
/// for which something changed on any node.
/// </summary>
public sealed partial class ChangeFeed(
    IServiceScopeFactory scopes, LiveChanges live, TenantLoader loader, TenantCatalogue catalogue, CurrentTenant current, TimeProvider time,
    ILogger<ChangeFeed> log) : IDisposable
{
    /// <summary>How far it looks back each time, for clocks of nodes that differ and for transactions that take long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<Guid> stuck = [];
    private HashSet<(Guid Id, DateTimeOffset ChangedAt)> seen = [];
    private DateTimeOffset newest = DateTimeOffset.MinValue + Overlap;

    /// <summary>Returns when everything committed so far counts in this process.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await BringDueAsync(cancellation);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            var since = newest - Overlap;
            var recent = await db.Set<ChangeSet>().AsNoTracking().Where(c => c.ChangedAt > since)
                .Select(c => new { c.Id, c.TenantId, c.ChangedAt }).ToListAsync(cancellation);
            var tenants = recent.Where(c => !seen.Contains((c.Id, c.ChangedAt))).Select(c => c.TenantId).Distinct(StringComparer.Ordinal).ToList();
            if (tenants.Count == 0)
            {
                return;
            }

            foreach (var tenant in tenants)
            {
                live.Set(tenant, await LiveOfAsync(db, tenant, cancellation));
            }

            await loader.ReloadAsync(cancellation);
            newest = recent.Max(c => c.ChangedAt);
            seen = [.. recent.Where(c => c.ChangedAt > newest - Overlap).Select(c => (c.Id, c.ChangedAt))];
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>What is laid over a tenant's file, in order, as the database knows it now.</summary>
    internal static async Task<IReadOnlyList<ConfigChange>> LiveOfAsync(PortalDbContext db, string tenant, CancellationToken cancellation)
    {
        var sets = await db.Set<ChangeSet>().AsNoTracking().Where(c => c.TenantId == tenant && c.LiveOrder != null)
            .OrderBy(c => c.LiveOrder).ToListAsync(cancellation);
        return [.. sets.SelectMany(s => s.Items).Select(i => i.ToChange())];
    }

    private async Task BringDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<(Guid Id, string Tenant)> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            due = [.. (await db.Set<ChangeSet>().AsNoTracking().Where(c => c.State == ChangeSetState.Planned && c.LiveFrom <= now)
                .OrderBy(c => c.LiveFrom).ThenBy(c => c.Number).Select(c => new { c.Id, c.TenantId }).ToListAsync(cancellation))
                .Select(c => (c.Id, c.TenantId))];
        }

        foreach (var (id, tenantId) in due)
        {
            if (catalogue.Current.Find(tenantId) is not { } tenant)
            {
                continue;
            }

            using var entered = current.Enter(tenant);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await BringAsync(id, tenantId, now, scope.ServiceProvider, cancellation);
            }
            catch (DbUpdateException)
            {
                // another node brought it, or a person withdrew it in this very moment
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // a tenant whose file cannot be read holds up its own plans and nobody else's; they are tried again at every look
                if (stuck.Add(id))
                {
                    LogStuck(fault, tenantId);
                }
            }
        }
    }

    private static async Task BringAsync(Guid id, string tenant, DateTimeOffset now, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var set = await db.Set<ChangeSet>().SingleAsync(c => c.Id == id, cancellation);
        if (set.State != ChangeSetState.Planned)
        {
            return;
        }

        var before = await LiveOfAsync(db, tenant, cancellation);
        var root = services.GetRequiredService<TenantDocument>().Read(tenant, before);
        var items = ChangePlan.Lay(root, set.Items.Select(i => i.ToChange()));
        var reading = services.GetRequiredService<TenantLoader>().Try(tenant, [.. before, .. items.Select(i => i.ToChange())]);
        set.ChangedAt = now;
        if (reading.IsGood)
        {
            (set.Items, set.State) = (items, ChangeSetState.Live);
            set.LiveOrder = await NextOrderAsync(db, tenant, cancellation);
        }
        else
        {
            (set.State, set.Fault) = (ChangeSetState.Failed, Cut(reading.Errors[0].ToString()));
        }

        services.GetRequiredService<AuditLog>().Add(new(AuditAction.Update, "portal.wijziging-ingaan")
        {
            Outcome = reading.IsGood ? AuditOutcome.Success : AuditOutcome.Failure,
            ObjectType = "wijziging",
            ObjectId = set.Id,
            Detail = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"wijziging {set.Number} van {set.Topic}"),
        });
        await db.SaveChangesAsync(cancellation);
        await services.GetRequiredService<ChangeSignal>().AnnounceAsync(db, cancellation);
    }

    internal static async Task<int> NextOrderAsync(PortalDbContext db, string tenant, CancellationToken cancellation) =>
        (await db.Set<ChangeSet>().Where(c => c.TenantId == tenant).MaxAsync(c => c.LiveOrder, cancellation) ?? 0) + 1;

    [LoggerMessage(Level = LogLevel.Error, Message = "A planned change of tenant {TenantId} cannot be brought to its moment yet")]
    private partial void LogStuck(Exception fault, string tenantId);

    private static string Cut(string text) => text.Length > 1000 ? text[..1000] : text;
}
