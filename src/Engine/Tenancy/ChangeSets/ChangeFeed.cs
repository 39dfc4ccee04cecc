using System.Collections.Frozen;
using Engine.Data;
using Engine.Data.Databases;
using Engine.Tenancy.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Engine.Tenancy.ChangeSets;

/// <summary>
/// Keeps this process equal to the change sets in the databases: brings planned ones to their moment, and rebuilds the tenants, and only those,
/// for which something changed on any node.
/// </summary>
public sealed class ChangeFeed : IDisposable
{
    private readonly PortalDatabases databases;
    private readonly PlannedChanges planned;
    private readonly LiveChanges live;
    private readonly TenantLoader loader;
    private readonly TenantCatalogue catalogue;
    private readonly FrozenDictionary<string, Place> places;

    internal ChangeFeed(PortalDatabases databases, PlannedChanges planned, LiveChanges live, TenantLoader loader, TenantCatalogue catalogue)
    {
        (this.databases, this.planned, this.live, this.loader, this.catalogue) = (databases, planned, live, loader, catalogue);
        places = databases.Names.ToFrozenDictionary(name => name, _ => new Place(), StringComparer.Ordinal);
    }

    /// <summary>Returns when everything committed so far, in any database, counts in this process.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => databases.EachAsync(name => RefreshAsync(name, cancellation));

    /// <summary>The same for the tenants of one database.</summary>
    public async Task RefreshAsync(string database, CancellationToken cancellation)
    {
        var place = places[database];
        await place.Turn.WaitAsync(cancellation);
        try
        {
            await planned.BringDueAsync(database, cancellation);
            await using var db = databases.Open(database);
            var number = await ChangeCounter.ValueAsync(db, cancellation);
            if (number == place.Seen)
            {
                return;
            }

            // a database that was restored from a copy counts from an earlier number: then everything is read anew
            var since = number < place.Seen ? 0 : place.Seen;
            foreach (var tenant in await ChangedAsync(db, since, cancellation))
            {
                live.Set(tenant, await LiveOfAsync(db, tenant, cancellation));
            }

            await loader.ReloadAsync(cancellation);
            place.Seen = number;
        }
        finally
        {
            place.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var place in places.Values)
        {
            place.Turn.Dispose();
        }
    }

    /// <summary>What is laid over a tenant's file, in order, as the database knows it now.</summary>
    internal static async Task<IReadOnlyList<ConfigChange>> LiveOfAsync(PortalDbContext db, string tenant, CancellationToken cancellation)
    {
        var sets = await db.Set<ChangeSet>().AsNoTracking().Where(c => c.TenantId == tenant && c.LiveOrder != null)
            .OrderBy(c => c.LiveOrder).ToListAsync(cancellation);
        return [.. sets.SelectMany(s => s.Items).Select(i => i.ToChange())];
    }

    internal static async Task<int> NextOrderAsync(PortalDbContext db, string tenant, CancellationToken cancellation) =>
        (await db.Set<ChangeSet>().Where(c => c.TenantId == tenant).MaxAsync(c => c.LiveOrder, cancellation) ?? 0) + 1;

    private async Task<IEnumerable<string>> ChangedAsync(PortalDbContext db, long since, CancellationToken cancellation)
    {
        var tenants = await db.Set<ChangeSet>().Where(c => c.Change > since).Select(c => c.TenantId).Distinct().ToListAsync(cancellation);
        return tenants.Where(id => catalogue.Current.Find(id) is not { } tenant || tenant.Database == db.DatabaseName);
    }

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long Seen { get; set; }
    }
}
