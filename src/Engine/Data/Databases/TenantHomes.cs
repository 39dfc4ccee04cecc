using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.Data.Databases;

/// <summary>Where rows of a tenant stand although its file says otherwise.</summary>
/// <param name="Table">A table with rows of the tenant; null when the database could not be read.</param>
public sealed record StrandedRows(string Database, string? Table);

/// <summary>Guards that a tenant starts only where its rows are: a key in a file moves none.</summary>
public sealed partial class TenantHomes(PortalDatabases databases, TimeProvider time, ILogger<TenantHomes> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="arrivals">Tenants that would start in their database now, with the one in which they ran until now.</param>
    /// <returns>By tenant id, those that have rows elsewhere; the others are entered as residents of their own database.</returns>
    public async Task<IReadOnlyDictionary<string, StrandedRows>> WeighAsync(
        IReadOnlyCollection<(Tenant Tenant, string? Before)> arrivals, CancellationToken cancellation)
    {
        var stranded = new Dictionary<string, StrandedRows>(StringComparer.Ordinal);
        if (databases.Names.Count == 1)
        {
            return stranded;
        }

        var residents = await ResidentsAsync(cancellation);
        foreach (var (tenant, before) in arrivals)
        {
            IEnumerable<string?> elsewhere = [PortalDatabases.Shared, before, .. residents[tenant.Id]];
            // in the shared database every other tenant is at home: only one that has left it is looked for there
            var looked = elsewhere.OfType<string>().Where(name => name != tenant.Database).Distinct(StringComparer.Ordinal);
            foreach (var name in looked)
            {
                if (await LookAsync(name, tenant, cancellation) is { } found)
                {
                    stranded[tenant.Id] = found;
                    break;
                }
            }
        }

        foreach (var home in arrivals.Select(a => a.Tenant).Where(t => !stranded.ContainsKey(t.Id)).GroupBy(t => t.Database))
        {
            await EnterAsync(home.Key, [.. home.Select(t => t.Id)], cancellation);
        }

        return stranded;
    }

    /// <summary>Notes in an own database who lives there; left for a later start when it cannot be written now.</summary>
    public async Task EnterAsync(string database, IReadOnlyCollection<string> tenants, CancellationToken cancellation)
    {
        if (database == PortalDatabases.Shared || databases.Closed.ContainsKey(database))
        {
            return;
        }

        try
        {
            await using var db = databases.Open(database);
            var known = await db.Set<Resident>().Select(r => r.Id).ToListAsync(cancellation);
            db.AddRange(tenants.Except(known).Select(id => new Resident { Id = id, Since = time.GetUtcNow() }));
            await db.SaveChangesAsync(cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogUnread(database, fault.GetType().Name);
        }
    }

    private async Task<ILookup<string, string>> ResidentsAsync(CancellationToken cancellation)
    {
        List<(string Tenant, string Database)> found = [];
        foreach (var name in databases.Names.Where(n => n != PortalDatabases.Shared && !databases.Closed.ContainsKey(n)))
        {
            try
            {
                await using var db = databases.Open(name);
                found.AddRange((await db.Set<Resident>().Select(r => r.Id).ToListAsync(cancellation)).Select(id => (id, name)));
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // what is wrong with one own database must not keep tenants of others from starting
                LogUnread(name, fault.GetType().Name);
            }
        }

        return found.ToLookup(r => r.Tenant, r => r.Database, StringComparer.Ordinal);
    }

    private async Task<StrandedRows?> LookAsync(string database, Tenant tenant, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = databases.OpenAs(database, tenant);
            return await TenantTables.FirstWithRowsAsync(db, limit.Token) is { } table ? new(database, table) : null;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogUnread(database, fault.GetType().Name);
            return new(database, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whose rows the database {Database} holds cannot be read or noted now: {Fault}")]
    private partial void LogUnread(string database, string fault);
}
