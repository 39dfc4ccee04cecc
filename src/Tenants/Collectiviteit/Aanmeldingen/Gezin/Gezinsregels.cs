using Collectiviteit.Deelnemers;
using Engine.Modules;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>One person of a draft, weighed.</summary>
/// <param name="Plaats">Place in the family, from 0; null for the main person.</param>
public sealed record Gewogen(int? Plaats, AanmeldFormulier Formulier, Aanmeldoordeel Oordeel);

/// <summary>The rules of a whole draft, without a database.</summary>
internal static class Gezinsregels
{
    public const string Verzekering = nameof(Conceptinhoud.Verzekering);
    public const string Betaalwijze = nameof(Conceptinhoud.Betaalwijze);

    public const int MeesteLeden = 12;

    /// <summary>Weighs everybody, the main person first; family starts on the same day.</summary>
    public static IReadOnlyList<Gewogen> Personen(Concept concept, Aanmeldkader kader)
    {
        var (client, binnen) = (concept.Inhoud.Client, Binnen(concept, kader));
        List<Gewogen> personen = concept.Hoofd is null ? [new(null, client, Aanmeldregels.Weeg(client.Invoer(client.Bsn), Rol.Hoofdverzekerde, binnen))] : [];
        personen.AddRange(concept.Inhoud.Gezin.Select((lid, i) => new Gewogen(
            i, lid.Persoon, Aanmeldregels.Weeg(lid.Persoon.Invoer(lid.Persoon.Bsn) with { Ingangsdatum = client.Ingangsdatum }, lid.Rol, binnen))));
        return personen;
    }

    /// <summary>What is wrong in the step of the family, at its fields; which of several it is about stands in front.</summary>
    public static IEnumerable<Refusal> Stap(Concept concept, Aanmeldkader kader)
    {
        var ingang = new List<Regelfout>();
        Aanmeldregels.Ingangsdatum(concept.Inhoud.Client.Ingangsdatum, Binnen(concept, kader), ingang);
        var personen = Personen(concept, kader);
        return
        [
            .. ingang.Select(f => f.Weigering() with { Field = concept.Hoofd is null ? null : f.Veld }),
            .. personen.Where(p => p.Plaats is not null).SelectMany(p => p.Oordeel.Fouten.Where(f => f.Veld != nameof(AanmeldInvoer.Ingangsdatum))
                .Select(f => new Refusal(f.Code, $"Gezinslid {p.Plaats + 1}: {f.Waarom} {f.Oplossing}", Veld(p, f.Veld)))),
            .. Geheel(concept, personen),
        ];
    }

    /// <summary>What must be right before somebody can be handed in, apart from the persons themselves.</summary>
    public static IEnumerable<Refusal> Geheel(Concept concept, IReadOnlyList<Gewogen> personen)
    {
        if (concept.Hoofd is not null && concept.Inhoud.Gezin.Count == 0)
        {
            yield return new("gezin-leeg", "Vul ten minste één gezinslid in.");
        }

        var partners = personen.Where(p => p.Plaats is { } plaats && concept.Inhoud.Gezin[plaats].Rol == Rol.Partner).ToList();
        if (partners.Count > 1)
        {
            yield return new("twee-partners", "U hebt twee partners ingevuld. Kies bij een van beiden 'kind', of haal er een weg.", Veld(partners[1], null));
        }

        if (partners is [{ Oordeel.Gegevens: { } nieuw } partner, ..] && concept.Hoofd?.Gezin.FirstOrDefault(l => l.Deelname.Rol == Rol.Partner && l.Deelname.Eind >= nieuw.Ingangsdatum) is { } bestaand)
        {
            yield return new("partner-neemt-deel", $"{bestaand.Naam} neemt al deel als partner. Meld die eerst af, of kies een latere ingangsdatum.", Veld(partner, null));
        }

        foreach (var dubbel in Dubbelen(personen))
        {
            yield return dubbel;
        }
    }

    // two rows of one person would be refused by the register, or be taken for one request
    private static IEnumerable<Refusal> Dubbelen(IReadOnlyList<Gewogen> personen)
    {
        for (var i = 1; i < personen.Count; i++)
        {
            if (personen[i].Oordeel.Gegevens is not { } gegevens)
            {
                continue;
            }

            var wie = Naam.Toon(gegevens.Voorletters, gegevens.Tussenvoegsel, gegevens.Achternaam);
            var eerder = personen.Take(i).Select(p => p.Oordeel.Gegevens).OfType<Aanmeldgegevens>().ToList();
            if (gegevens.Bsn is not null && eerder.Exists(e => e.Bsn == gegevens.Bsn))
            {
                yield return new("bsn-dubbel", $"Het BSN van {wie} hebt u ook bij iemand anders ingevuld. Controleer beide nummers.", Veld(personen[i], nameof(AanmeldFormulier.Bsn)));
            }
            else if (eerder.Exists(e => IsDezelfde(e, gegevens)))
            {
                yield return new("persoon-dubbel", $"U hebt {wie} twee keer ingevuld. Haal er een weg. Is het een tweeling? Vul dan bij beiden de roepnaam in.", Veld(personen[i], nameof(AanmeldFormulier.Voornaam)));
            }
        }
    }

    private static bool IsDezelfde(Aanmeldgegevens een, Aanmeldgegevens ander) =>
        (een.Bsn is null || ander.Bsn is null)
        && een.Geboortedatum == ander.Geboortedatum
        && Naam.Sleutel(een.Voorletters, een.Tussenvoegsel, een.Achternaam) == Naam.Sleutel(ander.Voorletters, ander.Tussenvoegsel, ander.Achternaam)
        && string.Concat(Naam.Normaliseer(een.Voornaam ?? "")) == string.Concat(Naam.Normaliseer(ander.Voornaam ?? ""));

    // family takes part while its main person does
    private static Aanmeldkader Binnen(Concept concept, Aanmeldkader kader) => concept.Hoofd is not { Deelname: var hoofd } ? kader : kader with
    {
        Start = hoofd.Ingangsdatum > kader.Start ? hoofd.Ingangsdatum : kader.Start,
        Eind = hoofd.Eind < (kader.Eind ?? DateOnly.MaxValue) ? hoofd.Eind : kader.Eind,
    };

    private static string Veld(Gewogen persoon, string? veld) => $"Leden[{persoon.Plaats}].{(veld is null ? nameof(Gezinslid.Rol) : $"{nameof(Gezinslid.Persoon)}.{veld}")}";

    /// <summary>Weighs the choice of insurance and payment (002-16).</summary>
    public static IEnumerable<Refusal> Keuze(Conceptinhoud inhoud, CollectiviteitSettings settings)
    {
        if (settings.Verzekeringen.Count == 0)
        {
            yield break;
        }

        var gekozen = settings.Verzekeringen.FirstOrDefault(v => v.Id == inhoud.Verzekering);
        if (gekozen is null)
        {
            yield return new("verzekering-ontbreekt", "Kies een verzekering, of alleen de collectiviteit.", Verzekering);
        }
        else if (gekozen.Pakketten.Count > 0 && settings.Betaalwijzen.All(b => b.Id != inhoud.Betaalwijze))
        {
            yield return new("betaalwijze-ontbreekt", "Kies hoe de premie wordt betaald.", Betaalwijze);
        }
    }
}
