using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Contracten.Contacten;

/// <summary>Address, telephone and mail of the customer itself, as shown or as typed.</summary>
public sealed record Bedrijf(string Naam, string? Adres, string? Telefoon, string? Mail);

/// <summary>
/// Changes how the customer itself is reached (001-53). It is about the organisation as a whole, so it asks the right on all its contracts:
/// who works for one branch does not move the head office.
/// </summary>
public sealed class WijzigBedrijf(PortalDbContext db, FeatureView features, CurrentActor actor, AuditLog audit)
{
    public const int LangsteAdres = 200;

    public async Task<bool> MagAsync(CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.ContactenWijzigen);
        var hier = actor.Value.OrganisationId;
        return bereik.Count > 0 && actor.Value.Covers(null) && !await db.Set<Contract>().AnyAsync(c => c.OrganisationId == hier && !bereik.Contains(c.Id), cancellation);
    }

    public Task<Bedrijf> LeesAsync(CancellationToken cancellation) => db.Set<Organisation>().AsNoTracking().Where(o => o.Id == actor.Value.OrganisationId)
        .Select(o => new Bedrijf(o.Name, o.Address, o.Phone, o.Mail)).SingleAsync(cancellation);

    public async Task<Result<Bedrijf>> HandleAsync(string? getyptAdres, string? getyptTelefoon, string? getypteMail, CancellationToken cancellation)
    {
        if (!await MagAsync(cancellation))
        {
            return new Refusal("onbekend", "U kunt de gegevens van uw organisatie niet wijzigen.");
        }

        var (adres, telefoon, mail) = (Contactregels.Regel(getyptAdres), Contactregels.Regel(getyptTelefoon), Contactregels.Regel(getypteMail));
        var fouten = Contactregels.Weeg(telefoon, mail).ToList();
        if (!Contactregels.IsAdres(adres) || adres.Length > LangsteAdres)
        {
            fouten.Insert(0, new("adres-onjuist", $"Vul straat, huisnummer, postcode en plaats in, samen hoogstens {LangsteAdres} tekens.", nameof(Bedrijf.Adres)));
        }

        if (fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        var organisatie = await db.Set<Organisation>().SingleAsync(o => o.Id == actor.Value.OrganisationId, cancellation);
        var gewijzigd = new[] { organisatie.Address != adres ? "adres" : null, organisatie.Phone != telefoon ? "telefoon" : null, organisatie.Mail != mail ? "e-mail" : null }.OfType<string>().ToList();
        (organisatie.Address, organisatie.Phone, organisatie.Mail) = (adres, telefoon, mail);
        audit.Add(new(AuditAction.Update, "collectiviteit.bedrijf-wijzigen")
        {
            ObjectType = "organisatie",
            ObjectId = organisatie.Id,
            Detail = gewijzigd.Count == 0 ? "niets anders" : string.Join(", ", gewijzigd),
        });
        await db.SaveChangesAsync(cancellation);
        return new Bedrijf(organisatie.Name, adres, telefoon, mail);
    }
}
