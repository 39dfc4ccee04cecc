using System.Collections.Concurrent;
using System.Globalization;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Brings planned change sets to their moment, each under its tenant.</summary>
internal sealed partial class PlannedChanges(
    PortalDatabases databases, IServiceScopeFactory scopes, TenantCatalogue catalogue, CurrentTenant current, TimeProvider time, ILogger<PlannedChanges> log)
{
    private readonly ConcurrentDictionary<Guid, bool> stuck = new();

    public async Task BringDueAsync(string database, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var (id, tenantId) in await DueAsync(database, now, cancellation))
        {
            if (catalogue.Current.Find(tenantId) is not { } tenant || tenant.Database != database)
            {
                continue;
            }

            using var entered = current.Enter(tenant);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await BringAsync(id, tenantId, scope.ServiceProvider, cancellation);
            }
            catch (DbUpdateException fault) when (scope.ServiceProvider.GetRequiredService<PortalDbContext>().IsOvertaken(fault))
            {
                // another node brought it, or a person withdrew it in this very moment
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // a tenant whose file cannot be read holds up its own plans and nobody else's; they are tried again at every look
                if (stuck.TryAdd(id, true))
                {
                    LogStuck(fault, tenantId);
                }
            }
        }
    }

    private async Task<IReadOnlyList<(Guid Id, string Tenant)>> DueAsync(string database, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = databases.Open(database);
        var due = await db.Set<ChangeSet>().AsNoTracking().Where(c => c.State == ChangeSetState.Planned && c.LiveFrom <= now)
            .OrderBy(c => c.LiveFrom).ThenBy(c => c.Number).Select(c => new { c.Id, c.TenantId }).ToListAsync(cancellation);
        return [.. due.Select(c => (c.Id, c.TenantId))];
    }

    private static async Task BringAsync(Guid id, string tenant, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var set = await db.Set<ChangeSet>().SingleAsync(c => c.Id == id, cancellation);
        if (set.State != ChangeSetState.Planned)
        {
            return;
        }

        var before = await ChangeFeed.LiveOfAsync(db, tenant, cancellation);
        var root = services.GetRequiredService<TenantDocument>().Read(tenant, before);
        var items = ChangePlan.Lay(root, set.Items.Select(i => i.ToChange()));
        var reading = services.GetRequiredService<TenantLoader>().Try(tenant, [.. before, .. items.Select(i => i.ToChange())]);
        set.Change = await ChangeCounter.RaiseAsync(db, cancellation);
        if (reading.IsGood)
        {
            (set.Items, set.State) = (items, ChangeSetState.Live);
            set.LiveOrder = await ChangeFeed.NextOrderAsync(db, tenant, cancellation);
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
            Detail = string.Create(CultureInfo.InvariantCulture, $"wijziging {set.Number} van {set.Topic}"),
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await services.GetRequiredService<ChangeSignal>().AnnounceAsync(db, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A planned change of tenant {TenantId} cannot be brought to its moment yet")]
    private partial void LogStuck(Exception fault, string tenantId);

    private static string Cut(string text) => text.Length > 1000 ? text[..1000] : text;
}
