using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Mutaties.Mislukt;
using Engine.Access;
using Engine.Data.Encryption;
using Engine.Modules;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>A draft as it stands: who is in it, who may be known already, and what is still wrong.</summary>
/// <param name="Contract">Null while none is chosen.</param>
public sealed record Conceptstand(
    ActorContract? Contract, IReadOnlyList<Gewogen> Personen, IReadOnlyDictionary<int, IReadOnlyList<Naamgenoot>> Naamgenoten, IReadOnlyList<Refusal> Fouten);

/// <summary>Weighs a draft and hands it in: a new main person with family, or family of somebody who takes part (002-14 to 002-18).</summary>
public sealed class MeldGezinAan(
    Concepten concepten, Dossiers dossiers, Aanmeldcontracten contracten, Naamgenoten naamgenoten, Herkenning herkenning, Herstel herstel, Indienen indienen, Instellingen instellingen, FieldProtector velden)
{
    /// <summary>Key of the main person among the <see cref="Conceptstand.Naamgenoten"/>; family has its place.</summary>
    public const int Hoofd = -1;

    /// <summary>Refusal of who has a namesake and is not told apart from them.</summary>
    public const string OnbeantwoordCode = "naamgenoot-onbeantwoord";

    public async Task<Conceptstand> WeegAsync(Concept concept, CancellationToken cancellation)
    {
        if (Contract(concept) is not { } contract)
        {
            return new(null, [], new Dictionary<int, IReadOnlyList<Naamgenoot>>(), [new("contract-onbekend", "Kies een van uw contracten.", Aanmelden.Contract)]);
        }

        var personen = Gezinsregels.Personen(concept, await contracten.KaderAsync(contract.Id, cancellation));
        var bekend = new Dictionary<int, IReadOnlyList<Naamgenoot>>();
        var ingeschreven = new List<Refusal>();
        foreach (var persoon in personen)
        {
            // a family has a handful of people, each looked for along an index
            if (persoon.Oordeel.Gegevens is { } gegevens && await naamgenoten.VindAsync(Features.AanmeldenGezin, contract.Id, gegevens, Persoonssleutel.Van(velden, contract.Id, gegevens), cancellation) is { Count: > 0 } gevonden)
            {
                bekend.Add(persoon.Plaats ?? Hoofd, gevonden);
                if (Dubbel.Persoon(persoon.Formulier.Dubbel, gevonden) is { } wie
                    && await naamgenoten.AlIngeschrevenAsync(wie, contract.Id, gegevens.Ingangsdatum, Veld(persoon.Plaats), cancellation) is { } geweigerd)
                {
                    ingeschreven.Add(geweigerd);
                }
            }
        }

        return new(contract, personen, bekend, [.. personen.SelectMany(p => p.Oordeel.Fouten.Select(f => Wie(p, f))), .. Gezinsregels.Geheel(concept, personen), .. Onbeantwoord(personen, bekend), .. ingeschreven]);
    }

    /// <summary>Hands the draft in; the same draft twice at once becomes one request.</summary>
    public async Task<Result<Guid>> HandleAsync(Concept concept, CancellationToken cancellation)
    {
        if (concept.Hoofd is { } hoofd && await dossiers.VindAsync(Features.Bijschrijven, hoofd.Deelname.Id, cancellation) is null)
        {
            return new Refusal("bijschrijven-niet-beschikbaar", "Bijschrijven kan nu niet. Wat u hebt ingevuld blijft bewaard; probeer het later opnieuw.");
        }

        var stand = await WeegAsync(concept, cancellation);
        Refusal[] fouten = [.. stand.Fouten, .. Gezinsregels.Keuze(concept.Inhoud, instellingen.Value)];
        if (fouten.Length > 0 || Contract(concept) is not { } contract)
        {
            return fouten;
        }

        var personen = Aanmeldingen(concept, contract, stand);
        await herkenning.HandleAsync(personen.ConvertAll(p => p.Aanmelding), contracten.Bereik(Features.AanmeldenGezin), cancellation);
        var hersteld = await herstel.VanNieuweAsync([.. personen.Select(p => (p.Aanmelding, p.Persoon.Formulier.HerstelVan))], cancellation);
        await concepten.VerstuurAsync(concept.Id, cancellation);
        return await indienen.HandleAsync(
            [.. personen.Select(p => new Voorstel(p.Aanmelding, p.Sleutel) { HerstelVan = hersteld.TryGetValue(p.Aanmelding.Id, out var mislukt) ? mislukt : null })], cancellation);
    }

    private ActorContract? Contract(Concept concept) => concept.Hoofd?.Contract ?? contracten.Kies(Features.AanmeldenGezin, concept.Inhoud.Client.Contract);

    private List<(Gewogen Persoon, Aanmelding Aanmelding, Guid Sleutel)> Aanmeldingen(Concept concept, ActorContract contract, Conceptstand stand)
    {
        var aanmeldingen = new List<(Gewogen, Aanmelding, Guid)>();
        Guid? hoofd = null;
        foreach (var (persoon, gegevens) in stand.Personen.Select(p => (p, p.Oordeel.Gegevens)))
        {
            if (gegevens is null)
            {
                continue;
            }

            var bekend = stand.Naamgenoten.GetValueOrDefault(persoon.Plaats ?? Hoofd) ?? [];
            var aanmelding = new Aanmeldkeuze
            {
                ContractId = contract.Id,
                Herkomst = Herkomst.Formulier,
                HoofdDeelnameId = concept.Hoofd?.Deelname.Id,
                HoofdAanmeldingId = hoofd,
                DeelnemerId = Dubbel.Persoon(persoon.Formulier.Dubbel, bekend),
                IsIemandAnders = bekend.Count > 0 && persoon.Formulier.Dubbel == Dubbel.Ander,
                Verzekering = concept.Inhoud.Verzekering,
                Betaalwijze = concept.Inhoud.Betaalwijze,
            }.Maak(gegevens, velden);
            hoofd ??= persoon.Plaats is null ? aanmelding.Id : null;
            aanmeldingen.Add((persoon, aanmelding, Persoonssleutel.Van(velden, contract.Id, gegevens)));
        }

        return aanmeldingen;
    }

    private static IEnumerable<Refusal> Onbeantwoord(IEnumerable<Gewogen> personen, Dictionary<int, IReadOnlyList<Naamgenoot>> bekend) => personen
        .Where(p => bekend.ContainsKey(p.Plaats ?? Hoofd) && Dubbel.Keuzes.All(k => k.Value != p.Formulier.Dubbel))
        .Select(p => new Refusal(OnbeantwoordCode, $"Zeg van {p.Formulier.VolledigeNaam} of wij deze persoon al kennen.", Veld(p.Plaats)));

    /// <summary>Name of the field in which a user answers who somebody is.</summary>
    public static string Veld(int? plaats) => "Dubbel" + (plaats?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");

    private static Refusal Wie(Gewogen persoon, Regelfout fout) => fout.Weigering() with { Message = $"{(persoon.Plaats is { } plaats ? $"Gezinslid {plaats + 1}" : persoon.Formulier.VolledigeNaam)}: {fout.Waarom} {fout.Oplossing}" };
}
