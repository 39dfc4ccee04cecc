using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <summary>Makes a customer known to the portal, so that somebody there can get an account (000-01). What it insures comes with the registers of the insurer.</summary>
public sealed class RegisterOrganisation(PortalDbContext db, CurrentTenant tenant, AuditLog audit)
{
    public const int LongestNumber = 40;

    /// <param name="Audience">Audience id of the tenant file; may stay away where there is one.</param>
    public sealed record Input(string? Number, string? Name, string? Audience);

    public async Task<Result<Organisation>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var audiences = tenant.Value.Config.Audiences;
        var (number, name) = ((input.Number ?? "").Trim(), PersonName.Clean(input.Name));
        var audience = audiences.Count == 1 ? audiences.Keys.First() : string.IsNullOrEmpty(input.Audience) ? null : input.Audience;
        Refusal[] refusals =
        [
            .. number.Length is 0 or > LongestNumber || !number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
                ? [new Refusal("organisation.number", "Vul het klantnummer in, zoals het in de administratie staat.", nameof(Input.Number))] : Array.Empty<Refusal>(),
            .. PersonName.Refuse(input.Name, "organisation.name", "Vul de naam van de organisatie in.", nameof(Input.Name)),
            .. audiences.Count > 0 && (audience is null || !audiences.ContainsKey(audience))
                ? [new Refusal("organisation.audience", "Kies wat voor organisatie het is.", nameof(Input.Audience))] : Array.Empty<Refusal>(),
        ];
        if (refusals.Length > 0)
        {
            return refusals;
        }

        if (await db.Set<Organisation>().AnyAsync(o => o.Number == number, cancellation))
        {
            return Exists(number);
        }

        var organisation = new Organisation { Number = number, Name = name ?? "", Audience = audience };
        db.Add(organisation);
        audit.Add(new(AuditAction.Create, "portal.organisatie-registreren") { ObjectType = "organisatie", ObjectId = organisation.Id, Detail = number });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return Exists(number);
        }

        return organisation;
    }

    private static Refusal Exists(string number) => new("organisation.exists", $"Er is al een organisatie met nummer {number}. Zoek die op.", nameof(Input.Number));
}
