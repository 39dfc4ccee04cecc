using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>Somebody within reach with the same surname and birth date.</summary>
/// <param name="DeelnemerId">Null while the request to enrol this person still waits.</param>
/// <param name="DeelnameId">The last enrolment within reach.</param>
/// <param name="Einddatum">Last day that counts.</param>
public sealed record Naamgenoot(string Naam, string? Relatienummer, string Contract, Guid? DeelnemerId, Guid? DeelnameId, DateOnly Ingangsdatum, DateOnly? Einddatum);

/// <summary>Looks for people that a new one may be: within the contracts of the user that belong to the employer who asks, and never beyond, so that it tells nothing of others.</summary>
public sealed class Naamgenoten(PortalDbContext db, FeatureView features, CurrentActor actor, AuditLog audit)
{
    /// <summary>Refusal of somebody who takes part already.</summary>
    public const string AlIngeschreven = "al-ingeschreven";

    /// <param name="feature">Feature that enrols; its contracts are the reach.</param>
    /// <param name="contract">At which the person is to be enrolled.</param>
    /// <param name="sleutel">Key of the request that is about to be made: the same one by the same user is a second click and no namesake.</param>
    public async Task<IReadOnlyList<Naamgenoot>> VindAsync(string feature, Guid contract, Aanmeldgegevens gegevens, Guid sleutel, CancellationToken cancellation)
    {
        var account = actor.Value.AccountId;
        var contracten = features.Contracts(feature).Intersect(actor.Value.SameOwner(contract).Select(c => c.Id)).ToList();
        var nummers = actor.Value.Contracts.ToDictionary(c => c.Id, c => c.Number);
        var naam = Woord(gegevens.Achternaam);
        var ingeschreven = await db.Set<Deelname>().AsNoTracking()
            .Where(d => contracten.Contains(d.ContractId) && d.Geboortedatum == gegevens.Geboortedatum)
            .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p }).ToListAsync(cancellation);
        var wachtend = await db.Set<Mutatie>().Where(m => contracten.Contains(m.ContractId) && m.OpenVoor != null && m.DeelnameId == null && (m.OpenVoor != sleutel || m.DoorAccountId != account))
            .Join(db.Set<Aanmelding>().AsNoTracking(), m => m.AanmeldingId, a => a.Id, (m, a) => a)
            .Where(a => a.Geboortedatum == gegevens.Geboortedatum).ToListAsync(cancellation);
        List<Naamgenoot> gevonden =
        [
            .. ingeschreven.Where(r => Woord(r.p.Achternaam) == naam).GroupBy(r => r.p.Id).Select(g => g.OrderByDescending(r => r.d.Eind).First())
                .Select(r => new Naamgenoot(Naam.Toon(r.p), r.p.Relatienummer, nummers[r.d.ContractId], r.p.Id, r.d.Id, r.d.Ingangsdatum, r.d.Einddatum)),
            .. wachtend.Where(a => Woord(a.Achternaam) == naam).Select(a => new Naamgenoot(a.Naam, null, nummers[a.ContractId], null, null, a.Ingangsdatum, null)),
        ];
        if (gevonden.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.naamgenoten") { ObjectType = "deelnemer", ObjectCount = gevonden.Count }, cancellation);
        }

        return gevonden;
    }

    /// <summary>Who takes part already cannot be enrolled once more: the request could only fail, so it is refused where it is asked.</summary>
    /// <param name="wie">The namesake that the user says it is.</param>
    /// <param name="veld">Field of the answer.</param>
    public async Task<Refusal?> AlIngeschrevenAsync(Guid wie, Guid contract, DateOnly ingang, string veld, CancellationToken cancellation) =>
        await db.Set<Deelname>().AsNoTracking().Where(d => d.DeelnemerId == wie && d.ContractId == contract && d.Eind >= ingang).OrderBy(d => d.Ingangsdatum).FirstOrDefaultAsync(cancellation) is { } loopt
            ? new(
                AlIngeschreven,
                $"Deze persoon is al ingeschreven in dit contract: vanaf {Show.Date(loopt.Ingangsdatum)}"
                + (loopt.Einddatum is { } eind ? $" tot en met {Show.Date(eind)}. Kies een ingangsdatum na die dag, of zeg dat het iemand anders is." : ". U hoeft niets te doen. Is het iemand anders? Kies dat dan."),
                veld)
            : null;

    private static string Woord(string achternaam) => string.Concat(Naam.Normaliseer(achternaam));
}
