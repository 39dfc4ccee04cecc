using Engine.Access;
using Engine.Access.Links;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <param name="Rights">Dutch names of what it may do.</param>
/// <param name="Contracts">Numbers; empty for every contract.</param>
public sealed record ApiKeyLine(ApiKey Key, IReadOnlyList<string> Rights, IReadOnlyList<string> Contracts);

/// <param name="Organisation">Whose key it is: number and name.</param>
public sealed record CustomerKey(ApiKeyLine Line, string Organisation);

/// <summary>The keys that somebody manages, and for the insurer's desk those of all customers.</summary>
public sealed class ApiKeyOverview(PortalDbContext db, OwnKeys own, CurrentActor actor, ModuleCatalogue catalogue, AuditLog audit)
{
    private const int Most = 100;

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<ApiKeyLine>> ListAsync(CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var keys = await own.Keys.AsNoTracking().OrderByDescending(k => k.MadeAt).Take(Most).ToListAsync(cancellation);
        return await LinesAsync(keys, db.ContractsOf(organisation), cancellation);
    }

    /// <param name="text">Part of the name or number of an organisation, or of the name of a key; empty for all.</param>
    /// <returns>Newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<CustomerKey>> OfCustomersAsync(string? text, int skip, int take, CancellationToken cancellation)
    {
        var part = Like.Part(text ?? "");
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
        var found = await (
            from k in db.Set<ApiKey>().AsNoTracking()
            join o in db.Set<Organisation>() on k.OrganisationId equals o.Id
            where EF.Functions.Like(o.Name.ToLower(), part, "\\") || EF.Functions.Like(o.Number.ToLower(), part, "\\") || EF.Functions.Like(k.Name.ToLower(), part, "\\")
            orderby k.MadeAt descending, k.Id
            select new { Key = k, o.Number, o.Name }).Skip(skip).Take(take + 1).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
        await audit.ReadAsync(new(AuditAction.Read, "portal.klantkoppelingen-bekijken") { ObjectType = "koppeling", ObjectCount = Math.Min(found.Count, take) }, cancellation);
        var lines = await LinesAsync(found.ConvertAll(f => f.Key), db.Set<Contract>(), cancellation);
        return [.. lines.Zip(found, (l, f) => new CustomerKey(l, $"{f.Number} {f.Name}"))];
    }

    private async Task<IReadOnlyList<ApiKeyLine>> LinesAsync(List<ApiKey> keys, IQueryable<Contract> contracts, CancellationToken cancellation)
    {
        var ids = keys.ConvertAll(k => k.Id);
        var scopes = (await db.Set<ApiKeyScope>().AsNoTracking().Where(s => ids.Contains(s.KeyId)).ToListAsync(cancellation)).ToLookup(s => s.KeyId);
        var limited = scopes.SelectMany(s => s).Select(s => s.ContractId).OfType<Guid>().Distinct().ToList();
        var numbers = await contracts.AsNoTracking().Where(c => limited.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return [.. keys.Select(k => new ApiKeyLine(
            k,
            [.. scopes[k.Id].Select(s => NameOf(s.Permission)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            scopes[k.Id].Any(s => s.ContractId is null)
                ? []
                : [.. scopes[k.Id].Select(s => numbers.GetValueOrDefault(s.ContractId ?? default, "-")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
    }

    /// <returns>Null when there is no such key.</returns>
    public async Task<CustomerKey?> FindOfCustomerAsync(Guid id, CancellationToken cancellation) =>
        await (from k in db.Set<ApiKey>().AsNoTracking() join o in db.Set<Organisation>() on k.OrganisationId equals o.Id where k.Id == id select new { Key = k, o.Number, o.Name }).FirstOrDefaultAsync(cancellation) is { } found
            ? new((await LinesAsync([found.Key], db.Set<Contract>(), cancellation))[0], $"{found.Number} {found.Name}")
            : null;

    /// <returns>Null when there is no such key in reach.</returns>
    public Task<ApiKey?> FindAsync(Guid id, CancellationToken cancellation) =>
        own.Keys.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, cancellation);

    private string NameOf(string permission) => catalogue.Permissions.TryGetValue(permission, out var known) ? known.Name : permission;
}
