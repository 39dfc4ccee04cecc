using Engine.Access;
using Engine.Access.Links;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <param name="Rights">Dutch names of what it may do.</param>
/// <param name="Contracts">Numbers; empty for every contract.</param>
public sealed record ApiKeyLine(ApiKey Key, IReadOnlyList<string> Rights, IReadOnlyList<string> Contracts);

/// <summary>The keys of the own organisation.</summary>
public sealed class ApiKeyOverview(PortalDbContext db, CurrentActor actor, ModuleCatalogue catalogue)
{
    private const int Most = 100;

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<ApiKeyLine>> ListAsync(CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var keys = await db.Set<ApiKey>().AsNoTracking().Where(k => k.OrganisationId == organisation).OrderByDescending(k => k.MadeAt).Take(Most).ToListAsync(cancellation);
        var ids = keys.Select(k => k.Id).ToList();
        var scopes = (await db.Set<ApiKeyScope>().AsNoTracking().Where(s => ids.Contains(s.KeyId)).ToListAsync(cancellation)).ToLookup(s => s.KeyId);
        var numbers = await db.ContractsOf(organisation).AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return [.. keys.Select(k => new ApiKeyLine(
            k,
            [.. scopes[k.Id].Select(s => NameOf(s.Permission)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            scopes[k.Id].Any(s => s.ContractId is null)
                ? []
                : [.. scopes[k.Id].Select(s => numbers.GetValueOrDefault(s.ContractId ?? default, "-")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
    }

    /// <returns>Null when the organisation has no such key.</returns>
    public Task<ApiKey?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.OrganisationId == actor.Value.OrganisationId, cancellation);

    private string NameOf(string permission) => catalogue.Permissions.TryGetValue(permission, out var known) ? known.Name : permission;
}
