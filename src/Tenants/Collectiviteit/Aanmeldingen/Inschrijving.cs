using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>
/// Carries enrolments out: finds or makes the person, opens the enrolment and makes it findable. It weighs the register as it is now, so what has
/// changed since the user asked comes back as a failure. Everything of one request goes in sets: an upload is ten thousand at once.
/// </summary>
internal sealed class Inschrijving(
    PortalDbContext db, BulkInsert bulk, FieldProtector velden, CollectiviteitSettings settings, IReadOnlyDictionary<Guid, string> relatienummers)
{
    // from here on the change tracker costs more than a bulk write
    private const int Veel = 100;

    private readonly List<Deelnemer> nieuwePersonen = [];
    private readonly List<Deelname> nieuweDeelnamen = [];
    private readonly List<Zoekwoord> woorden = [];

    /// <param name="mutaties">Those that enrol somebody.</param>
    /// <returns>What failed, by id of the <see cref="Aanmelding"/>.</returns>
    public async Task<IReadOnlyDictionary<Guid, Mislukking>> DoeAsync(IReadOnlyList<Mutatie> mutaties, CancellationToken cancellation)
    {
        var aanvragen = mutaties.ToDictionary(m => m.AanmeldingId ?? throw new InvalidOperationException("No enrolment."), m => m.AanvraagId);
        var aanmeldingen = await Delen.LeesAsync(aanvragen.Keys, deel => db.Set<Aanmelding>().AsNoTracking().Where(a => deel.Contains(a.Id)), cancellation);
        // nobody knows any more what the sender reached; what was asked in one go lay within it
        var contracten = aanmeldingen.GroupBy(a => aanvragen[a.Id]).ToDictionary(g => g.Key, g => g.Select(a => a.ContractId).ToHashSet());
        var register = await Register.LeesAsync(db, velden, aanmeldingen, relatienummers, aanvragen.ToDictionary(a => a.Key, a => contracten[a.Value]), cancellation);
        var nummers = new Queue<string>(await VrijeNummersAsync(aanmeldingen.Count(a => !relatienummers.ContainsKey(a.Id)), cancellation));
        var mislukt = new Dictionary<Guid, Mislukking>();
        foreach (var aanmelding in aanmeldingen.OrderBy(a => a.Rol).ThenBy(a => a.Id))
        {
            if (Inschrijfregels.Weeg(aanmelding, register) is { } fout)
            {
                mislukt.Add(aanmelding.Id, fout);
                continue;
            }

            Schrijf(aanmelding, register, nummers);
        }

        await BewaarAsync(cancellation);
        await WisBsnAsync(aanmeldingen, mislukt, cancellation);
        return mislukt;
    }

    private void Schrijf(Aanmelding aanmelding, Register register, Queue<string> nummers)
    {
        var persoon = Inschrijfregels.Bekend(aanmelding, register);
        if (persoon is null)
        {
            persoon = Persoon(aanmelding, relatienummers.GetValueOrDefault(aanmelding.Id) ?? nummers.Dequeue(), register.BsnVan(aanmelding));
            nieuwePersonen.Add(persoon);
        }

        var deelname = new Deelname
        {
            Id = aanmelding.Id,
            ContractId = aanmelding.ContractId,
            DeelnemerId = persoon.Id,
            HoofdDeelnameId = aanmelding.HoofdDeelnameId ?? aanmelding.HoofdAanmeldingId,
            Rol = aanmelding.Rol,
            Ingangsdatum = aanmelding.Ingangsdatum,
            Werknemersnummer = aanmelding.Werknemersnummer,
            Pakketten = [.. settings.AlleVerzekeringen.FirstOrDefault(v => v.Id == aanmelding.Verzekering)?.Pakketten ?? settings.AanmeldPakketten],
            Naamsleutel = Naam.Sleutel(persoon),
            Relatienummer = persoon.Relatienummer,
            Geboortedatum = persoon.Geboortedatum,
        };
        nieuweDeelnamen.Add(deelname);
        woorden.AddRange(Zoekwoord.Van(deelname, persoon));
        register.VoegToe(persoon, deelname, aanmelding);
    }

    private Deelnemer Persoon(Aanmelding aanmelding, string nummer, string? bsn) => new()
    {
        Relatienummer = nummer,
        Voorletters = aanmelding.Voorletters,
        Voornaam = aanmelding.Voornaam,
        Tussenvoegsel = aanmelding.Tussenvoegsel,
        Achternaam = aanmelding.Achternaam,
        Geslacht = aanmelding.Geslacht,
        Geboortedatum = aanmelding.Geboortedatum,
        Bsn = bsn is null ? null : velden.Protect(Bsn.Doel, bsn),
        BsnHash = bsn is null ? null : velden.SearchHash(Bsn.Doel, bsn),
        Straat = aanmelding.Straat,
        Huisnummer = aanmelding.Huisnummer,
        Postcode = aanmelding.Postcode,
        Woonplaats = aanmelding.Woonplaats,
        Land = aanmelding.Land,
    };

    private async Task BewaarAsync(CancellationToken cancellation)
    {
        if (nieuweDeelnamen.Count > Veel)
        {
            await bulk.WriteAsync(nieuwePersonen, cancellation);
            await bulk.WriteAsync(nieuweDeelnamen, cancellation);
            await bulk.WriteAsync(woorden, cancellation);
            return;
        }

        db.AddRange(nieuwePersonen);
        db.AddRange(nieuweDeelnamen);
        db.AddRange(woorden);
        await db.SaveChangesAsync(cancellation);
    }

    // the register has it now; who failed keeps it for another try
    private async Task WisBsnAsync(List<Aanmelding> aanmeldingen, Dictionary<Guid, Mislukking> mislukt, CancellationToken cancellation)
    {
        foreach (var deel in Delen.Van(aanmeldingen.Where(a => a.Bsn is not null && !mislukt.ContainsKey(a.Id)).Select(a => a.Id)))
        {
            await db.Set<Aanmelding>().Where(a => deel.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.Bsn, (byte[]?)null), cancellation);
        }
    }

    // drawn, so that two administrations at work at once hardly ever draw the same; the unique index tells when they do
    private async Task<IEnumerable<string>> VrijeNummersAsync(int aantal, CancellationToken cancellation)
    {
        var vrij = new HashSet<string>(StringComparer.Ordinal);
        while (vrij.Count < aantal)
        {
            var getrokken = Enumerable.Range(0, Math.Min(aantal - vrij.Count, Delen.Grootte))
                .Select(_ => Random.Shared.NextInt64(3_000_000_000, 9_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
            var bezet = await db.Set<Deelnemer>().Where(d => getrokken.Contains(d.Relatienummer)).Select(d => d.Relatienummer).ToListAsync(cancellation);
            vrij.UnionWith(getrokken.Except(bezet));
        }

        return vrij;
    }
}
