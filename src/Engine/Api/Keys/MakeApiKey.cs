using System.Globalization;
using Engine.Access;
using Engine.Api.Describing;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <summary>What somebody asks of a new key, as typed.</summary>
/// <param name="Days">How long it works.</param>
/// <param name="Scopes">Permission ids.</param>
/// <param name="Contracts">Contract ids; empty for every contract, those to come included.</param>
public sealed record NewApiKey(string? Name, int? Days, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Contracts);

/// <param name="Text">The whole key. It is shown once and kept nowhere.</param>
public sealed record MadeApiKey(ApiKey Key, string Text);

/// <summary>Makes a key with rights that its maker holds, each only where the maker holds it.</summary>
public sealed class MakeApiKey(
    PortalDbContext db, AccessLock access, CurrentActor actor, CurrentTenant tenant, HeldScopes held, ApiOperations operations, ApiKeyMails mails, AuditLog audit, TimeProvider time)
{
    public const string Name = "Naam";
    public const string Days = "Dagen";
    public const string Scopes = "Rechten";
    public const string Contracts = "Contracten";
    public const int LongestName = 60;

    private const int MostKeys = 20;

    public async Task<Result<MadeApiKey>> HandleAsync(NewApiKey asked, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var now = time.GetUtcNow();
        var name = (asked.Name ?? "").Trim();
        var refusals = await WeighAsync(asked, name, now, cancellation);
        if (refusals.Count > 0)
        {
            return refusals.ToArray();
        }

        var (secret, text) = ApiKeySecret.New();
        var account = KeyAccount.Of(name);
        var key = new ApiKey
        {
            OrganisationId = actor.Value.OrganisationId,
            AccountId = account.Id,
            Name = name,
            Prefix = secret.Prefix,
            SecretHash = secret.Hash,
            MadeById = actor.Value.AccountId,
            MadeByName = actor.Value.Name,
            MadeAt = now,
            ExpiresAt = now.AddDays(asked.Days ?? 0),
            Level = actor.Value.Level,
        };
        var scopes = await held.OfAsync(asked.Scopes, asked.Contracts, cancellation);
        if (scopes.Count == 0)
        {
            return new Refusal("key.nothing", "Met deze keuze kan de koppeling niets. Kies rechten die u bij deze contracten zelf hebt.", Scopes);
        }

        db.AddRange(account, key);
        db.AddRange(scopes.Select(s => new ApiKeyScope { KeyId = key.Id, Permission = s.Permission, ContractId = s.ContractId }));
        audit.Add(new(AuditAction.Create, "portal.koppeling-maken")
        {
            ObjectType = "koppeling",
            ObjectId = key.Id,
            Detail = string.Create(CultureInfo.InvariantCulture, $"{key.Prefix}, tot {key.ExpiresAt:yyyy-MM-dd}, {string.Join(", ", scopes.Select(s => s.Permission).Distinct(StringComparer.Ordinal))}"),
        });
        await mails.MadeAsync(key, cancellation);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : new MadeApiKey(key, text);
    }

    private async Task<List<Refusal>> WeighAsync(NewApiKey asked, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var running = await db.Set<ApiKey>().AsNoTracking().Where(k => k.OrganisationId == actor.Value.OrganisationId && k.RevokedAt == null && k.ExpiresAt > now)
            .Select(k => k.Name).ToListAsync(cancellation);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            refusals.Add(new("key.name", name.Length == 0 ? "Geef de koppeling een naam, bijvoorbeeld die van uw salarispakket." : $"Geef de koppeling een naam van hoogstens {LongestName.ToString(CultureInfo.InvariantCulture)} tekens.", Name));
        }
        else if (running.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            // also what a page that is sent twice comes down to
            refusals.Add(new("key.double", "Er is al een koppeling met deze naam. Kies een andere naam, of trek die koppeling eerst in.", Name));
        }

        if (running.Count >= MostKeys)
        {
            refusals.Add(new("key.many", "Uw organisatie heeft het hoogste aantal koppelingen. Trek eerst een koppeling in die u niet meer gebruikt."));
        }

        if (asked.Days is not { } days || days < 1 || days > tenant.Value.Config.Api.MaximumDays)
        {
            refusals.Add(new("key.days", "Kies uit de lijst hoe lang de koppeling werkt.", Days));
        }

        if (asked.Scopes.Count == 0 || !asked.Scopes.All(operations.ScopesOf(actor.Value).Select(p => p.Id).Contains))
        {
            refusals.Add(new("key.scopes", "Kies minstens één recht uit de lijst.", Scopes));
        }

        if (!asked.Contracts.All(c => actor.Value.Contract(c) is not null))
        {
            refusals.Add(new("key.contracts", "Kies uit uw eigen contracten.", Contracts));
        }

        return refusals;
    }
}
