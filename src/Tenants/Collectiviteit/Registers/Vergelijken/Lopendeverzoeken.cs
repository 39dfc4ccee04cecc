using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Bulk;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>
/// Requests of users that are open for the people of some rows. A row that brings exactly what was asked carries the request out; one that wants
/// something else is left, because either of the two would be overwritten without anybody knowing.
/// </summary>
internal sealed class Lopendeverzoeken
{
    private readonly Dictionary<Guid, Mutatie> opDeelname;
    private readonly Dictionary<Guid, (Mutatie Mutatie, Aanmelding Aanmelding)> opSleutel;
    private readonly FieldProtector velden;
    private readonly List<Mutatie> vervuld = [];

    private Lopendeverzoeken(FieldProtector velden, Dictionary<Guid, Mutatie> opDeelname, Dictionary<Guid, (Mutatie, Aanmelding)> opSleutel) =>
        (this.velden, this.opDeelname, this.opSleutel) = (velden, opDeelname, opSleutel);

    public static async Task<Lopendeverzoeken> LeesAsync(
        PortalDbContext db, FieldProtector velden, IReadOnlyList<Deelnamerij> rijen, Deelnamebestand bestand, bool uitvoeren, CancellationToken cancellation)
    {
        var sleutels = bestand.Deelnamen.Select(d => d.Id).Concat(Nieuwkomers(rijen, bestand).SelectMany(n => Sleutels(velden, n.Persoon, n.Contract))).Select(s => (Guid?)s);
        var bron = uitvoeren ? db.Set<Mutatie>() : db.Set<Mutatie>().AsNoTracking();
        var mutaties = await Delen.LeesAsync(sleutels, d => bron.Where(m => d.Contains(m.OpenVoor)), cancellation);
        var aanmeldingen = (await Delen.LeesAsync(mutaties.Select(m => m.AanmeldingId).OfType<Guid>(), d => db.Set<Aanmelding>().AsNoTracking().Where(a => d.Contains(a.Id)), cancellation))
            .ToDictionary(a => a.Id);
        return new(
            velden,
            mutaties.Where(m => m.AanmeldingId is null).ToDictionary(m => m.OpenVoor ?? Guid.Empty),
            mutaties.Where(m => m.AanmeldingId is not null).ToDictionary(m => m.OpenVoor ?? Guid.Empty, m => (m, aanmeldingen[m.AanmeldingId ?? Guid.Empty])));
    }

    /// <summary>Weighs a row about an enrolment that there is.</summary>
    public void Weeg(Rijoordeel oordeel, Deelnamerij rij, Deelname deelname)
    {
        if (!opDeelname.TryGetValue(deelname.Id, out var mutatie))
        {
            return;
        }

        if (Brengt(rij, mutatie))
        {
            vervuld.Add(mutatie);
        }
        else if (oordeel.Velden.Count > 0)
        {
            oordeel.Conflict = Wacht(mutatie);
        }
    }

    /// <summary>The reason of a deregistration that a row carries out.</summary>
    /// <returns>Null when it carries out none.</returns>
    public string? Reden(Deelnamerij rij, Deelname deelname) =>
        opDeelname.GetValueOrDefault(deelname.Id) is { Soort: MutatieSoort.Afmelding } mutatie && Brengt(rij, mutatie) ? mutatie.Reden : null;

    /// <summary>Weighs a row that begins an enrolment.</summary>
    /// <returns>The id that the enrolment has to have, when it is the one that a user asked for.</returns>
    public Guid? WeegNieuw(Rijoordeel oordeel, Deelnamerij rij, Deelnemer persoon, Contract contract)
    {
        var gevonden = opSleutel.Values.FirstOrDefault(v => v.Aanmelding.DeelnemerId == persoon.Id && v.Aanmelding.ContractId == contract.Id);
        foreach (var sleutel in gevonden.Mutatie is null ? Sleutels(velden, persoon, contract) : [])
        {
            if (opSleutel.TryGetValue(sleutel, out gevonden))
            {
                break;
            }
        }

        if (gevonden.Mutatie is null)
        {
            return null;
        }

        if (gevonden.Aanmelding.Ingangsdatum != rij.Begin || gevonden.Aanmelding.Rol != rij.Rol)
        {
            oordeel.Conflict = Wacht(gevonden.Mutatie);
            return null;
        }

        vervuld.Add(gevonden.Mutatie);
        return gevonden.Aanmelding.Id;
    }

    /// <summary>Closes what the rows carried out.</summary>
    public async Task RondAfAsync(PortalDbContext db, Uitvoering uitvoering, CancellationToken cancellation)
    {
        if (vervuld.Count == 0)
        {
            return;
        }

        await uitvoering.RondAfAsync(vervuld, new Dictionary<Guid, Mislukking>(), cancellation);

        // the register has the number now
        foreach (var deel in Delen.Van(vervuld.Select(m => m.AanmeldingId).OfType<Guid>()))
        {
            await db.Set<Aanmelding>().Where(a => deel.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.Bsn, (byte[]?)null), cancellation);
        }
    }

    private static bool Brengt(Deelnamerij rij, Mutatie mutatie) => mutatie.Soort switch
    {
        MutatieSoort.Afmelding => rij.Lezer.Heeft(Indeling.Einddatum) && rij.Eind == mutatie.Datum,
        MutatieSoort.Werknemersnummer => rij.Lezer.Heeft(Indeling.Werknemersnummer) && rij.Werknemersnummer == (mutatie.NieuwNummer ?? ""),
        MutatieSoort.Wissel or MutatieSoort.Aanmelding => false,
    };

    private static RowFault Wacht(Mutatie mutatie) => new(
        null, $"Voor deze persoon loopt in het portaal een verzoek ({Teksten.Van(mutatie.Soort).ToLowerInvariant()}), en dat vraagt iets anders.",
        "Handel eerst het verzoek af. Stuur deze regel daarna opnieuw.");

    private static IEnumerable<(Deelnemer Persoon, Contract Contract)> Nieuwkomers(IEnumerable<Deelnamerij> rijen, Deelnamebestand bestand)
    {
        foreach (var rij in rijen)
        {
            if (bestand.Persoon(rij) is { } persoon && bestand.Contract(rij) is { } contract && bestand.Bekend(persoon, contract, rij.Begin) is null)
            {
                yield return (persoon, contract);
            }
        }
    }

    // who asked may have left out the first name and the BSN
    private static IEnumerable<Guid> Sleutels(FieldProtector velden, Deelnemer persoon, Contract contract)
    {
        var bsn = persoon.Bsn is { } geheim ? velden.Reveal(Bsn.Doel, geheim) : null;
        foreach (var voornaam in new[] { null, persoon.Voornaam }.Distinct(StringComparer.Ordinal))
        {
            foreach (var nummer in new[] { null, bsn }.Distinct(StringComparer.Ordinal))
            {
                yield return Persoonssleutel.Van(velden, contract.Id, Naam.Sleutel(persoon), voornaam, persoon.Geboortedatum, nummer);
            }
        }
    }
}
