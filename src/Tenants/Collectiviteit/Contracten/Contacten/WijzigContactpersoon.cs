using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Contracten.Contacten;

/// <param name="Versie">Of the contact as the form showed it; 0 when there was none.</param>
public sealed record Contactinvoer(Guid ContractId, Contactsoort Soort, string? Naam, string? Telefoon, string? Mail, int Versie);

/// <summary>Changes the administrative or the financial contact of a contract (001-53).</summary>
public sealed class WijzigContactpersoon(PortalDbContext db, FeatureView features, AuditLog audit)
{
    public static readonly Refusal Onbekend = new("onbekend", "Dit contract is niet gevonden.");

    public static readonly Refusal Ingehaald = new("tegelijk-gewijzigd", "Een collega heeft deze gegevens zojuist gewijzigd. Open de pagina opnieuw en controleer wat er nu staat.");

    /// <returns>The contact as it stands, null for none yet; refused as <c>onbekend</c> when the contract is not one that this person may change.</returns>
    public async Task<Result<Contactinvoer>> LeesAsync(Guid contract, Contactsoort soort, CancellationToken cancellation) =>
        !Mag(contract) ? Onbekend
        : await VindAsync(contract, soort, cancellation) is { } contact ? new Contactinvoer(contract, soort, contact.Naam, contact.Telefoon, contact.Mail, contact.Versie)
        : new Contactinvoer(contract, soort, null, null, null, 0);

    public async Task<Result<Contactpersoon>> HandleAsync(Contactinvoer invoer, CancellationToken cancellation)
    {
        if (!Mag(invoer.ContractId))
        {
            return Onbekend;
        }

        var (telefoon, mail) = (Contactregels.Regel(invoer.Telefoon), Contactregels.Regel(invoer.Mail));
        var fouten = Contactregels.Weeg(telefoon, mail).ToList();
        if (PersonName.Clean(invoer.Naam) is not { } naam)
        {
            return (Refusal[])[new("naam-ontbreekt", "Vul een naam in van hoogstens 200 tekens, zonder leestekens als / of @.", nameof(Contactinvoer.Naam)), .. fouten];
        }

        if (fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        var contact = await VindAsync(invoer.ContractId, invoer.Soort, cancellation);
        if ((contact?.Versie ?? 0) != invoer.Versie)
        {
            return Ingehaald;
        }

        if (contact is null)
        {
            contact = new() { ContractId = invoer.ContractId, Soort = invoer.Soort, Naam = "" };
            db.Add(contact);
        }

        var gewijzigd = new[] { contact.Naam != naam ? "naam" : null, contact.Telefoon != telefoon ? "telefoon" : null, contact.Mail != mail ? "e-mail" : null }.OfType<string>().ToList();
        (contact.Naam, contact.Telefoon, contact.Mail) = (naam, telefoon, mail);
        contact.Versie++;
        audit.Add(new(AuditAction.Update, "collectiviteit.contactpersoon-wijzigen")
        {
            ObjectType = "contract",
            ObjectId = invoer.ContractId,
            Detail = $"{invoer.Soort}: {(gewijzigd.Count == 0 ? "niets anders" : string.Join(", ", gewijzigd))}",
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fout) when (db.IsOvertaken(fout))
        {
            return Ingehaald;
        }

        return contact;
    }

    private bool Mag(Guid contract) => features.Contracts(Features.ContactenWijzigen).Contains(contract);

    private Task<Contactpersoon?> VindAsync(Guid contract, Contactsoort soort, CancellationToken cancellation) =>
        db.Set<Contactpersoon>().SingleOrDefaultAsync(c => c.ContractId == contract && c.Soort == soort, cancellation);
}
