using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Tenancy.ChangeSets;

/// <summary>A change set with the name of who made it; null when the account is gone.</summary>
public sealed record ChangeLine(ChangeSet Set, string? By);

/// <summary>Reads the change sets of the current tenant, and of no other.</summary>
public sealed class ChangeHistory(PortalDbContext db, CurrentTenant tenant)
{
    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ChangeLine>> OfAsync(string topic, CancellationToken cancellation) =>
        NamedAsync(Own().Where(c => c.Topic == topic).OrderByDescending(c => c.Number), cancellation);

    /// <summary>What waits for its moment, soonest first.</summary>
    public Task<IReadOnlyList<ChangeLine>> PlannedAsync(CancellationToken cancellation) =>
        NamedAsync(Own().Where(c => c.State == ChangeSetState.Planned).OrderBy(c => c.LiveFrom), cancellation);

    /// <summary>A number that rises with everything that happens to a topic: a form carries it, so that nobody overwrites what they did not see.</summary>
    public async Task<int> SeenAsync(string topic, CancellationToken cancellation) =>
        (await SeenAsync(Own().Where(c => c.Topic == topic), cancellation)).GetValueOrDefault(topic);

    /// <summary>The same for all topics at once; a topic without changes is not in it and counts 0.</summary>
    public Task<IReadOnlyDictionary<string, int>> SeenAsync(CancellationToken cancellation) => SeenAsync(Own(), cancellation);

    private static async Task<IReadOnlyDictionary<string, int>> SeenAsync(IQueryable<ChangeSet> sets, CancellationToken cancellation) =>
        await sets.GroupBy(c => c.Topic)
            .Select(g => new
            {
                g.Key,
                Seen = g.Sum(c => c.State == ChangeSetState.Planned ? 1 : c.State == ChangeSetState.Undone ? 3 : 2),
            })
            .ToDictionaryAsync(x => x.Key, x => x.Seen, StringComparer.Ordinal, cancellation);

    private async Task<IReadOnlyList<ChangeLine>> NamedAsync(IQueryable<ChangeSet> sets, CancellationToken cancellation)
    {
        var rows = await sets.Take(200).ToListAsync(cancellation);
        var accounts = rows.Select(r => r.AccountId).Distinct().ToList();
        var names = await db.Set<Account>().AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return [.. rows.Select(r => new ChangeLine(r, names.GetValueOrDefault(r.AccountId)))];
    }

    // the table is platform-wide: the tenant is asked for by hand, here and nowhere else
    private IQueryable<ChangeSet> Own()
    {
        var id = tenant.Value.Id;
        return db.Set<ChangeSet>().AsNoTracking().Where(c => c.TenantId == id);
    }
}
