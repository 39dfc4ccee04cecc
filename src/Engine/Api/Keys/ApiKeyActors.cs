using Engine.Access;
using Engine.Access.Links;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Api.Keys;

/// <summary>
/// Makes the <see cref="Actor"/> of a key. It counts for as long as that of a session, so a busy program asks the database little and a key that
/// is revoked ends on every node within seconds. Wrong keys are counted by address; an address that sent too many is refused before the
/// database is asked, while a key that was right a moment ago goes on.
/// </summary>
public sealed class ApiKeyActors(CurrentTenant tenant, ModuleCatalogue catalogue, Limits limits, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <returns>Null when the key is unknown here, wrong, expired or revoked.</returns>
    /// <exception cref="TooOftenException">This address sent too many wrong keys.</exception>
    public async Task<Actor?> LoadAsync(ApiKeySecret secret, HttpContext http)
    {
        var (name, now) = (NameOf(secret.Hash), time.GetUtcNow());
        if (cache.TryGetValue(name, out Entry? entry) && entry is not null && now - entry.At < ActorLoader.Freshness && now < entry.ExpiresAt)
        {
            return entry.Actor;
        }

        var address = VisitorAddress.Of(http);
        if (limits.ClosedUntil(Budget.ApiKey, address) is { } closed)
        {
            throw new TooOftenException(closed);
        }

        var db = http.RequestServices.GetRequiredService<PortalDbContext>();
        var key = await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Prefix == secret.Prefix, http.RequestAborted);
        if (!secret.Opens(key) || key?.IsUsable(now) != true)
        {
            return await limits.TakeAsync(Budget.ApiKey, address, http.RequestAborted) is { } again ? throw new TooOftenException(again) : null;
        }

        var actor = await ActorAsync(key, db, http.RequestAborted);
        await NoteUseAsync(key, db, now, http.RequestAborted);
        cache.Set(name, new Entry(now, key.ExpiresAt, actor), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = ActorLoader.Freshness });
        return actor;
    }

    /// <summary>Lets a revocation by this node count at once.</summary>
    public void Forget(ApiKey key) => cache.Remove(NameOf(key.SecretHash));

    public void Dispose() => cache.Dispose();

    private async Task<Actor> ActorAsync(ApiKey key, PortalDbContext db, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == key.AccountId, cancellation);
        var place = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == key.OrganisationId, cancellation);
        // a right that no module offers any more gives nothing
        var scopes = (await db.Set<ApiKeyScope>().AsNoTracking().Where(s => s.KeyId == key.Id).ToListAsync(cancellation))
            .FindAll(s => catalogue.PermissionIndex.ContainsKey(s.Permission));
        var contracts = await db.ContractsOf(place.Id).AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancellation);
        return new()
        {
            AccountId = account.Id,
            Name = account.Name,
            Mail = account.Mail,
            OrganisationId = place.Id,
            OrganisationNumber = place.Number,
            OrganisationName = place.Name,
            Audience = place.Audience,
            Level = key.Level,
            Roles = [],
            Permissions = Rights(scopes),
            Contracts = [.. contracts.Where(c => scopes.Exists(s => Reaches(s, c.Id)))
                .Select(c => new ActorContract(c.Id, c.Number, c.Name, catalogue.FactBits(c.Facts), Rights(scopes.Where(s => Reaches(s, c.Id)))) { OrganisationId = c.OrganisationId })],
            Scheme = ApiKeyHandler.SchemeName,
            Stamp = account.SecurityStamp,
        };
    }

    private static Task<int> NoteUseAsync(ApiKey key, PortalDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Minute;
        return key.LastUsedAt > before ? Task.FromResult(0) : db.Set<ApiKey>().Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancellation);
    }

    private PermissionSet Rights(IEnumerable<ApiKeyScope> scopes) => PermissionSet.Of(scopes.Select(s => s.Permission).Distinct(StringComparer.Ordinal), catalogue);

    private static bool Reaches(ApiKeyScope scope, Guid contract) => scope.ContractId is null || scope.ContractId == contract;

    private Name NameOf(byte[] hash) => new(tenant.Value.Id, tenant.Value.Version, Convert.ToBase64String(hash));

    private readonly record struct Name(string Tenant, long Version, string Hash);

    private sealed record Entry(DateTimeOffset At, DateTimeOffset ExpiresAt, Actor Actor);
}
