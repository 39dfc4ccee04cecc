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
        var client = concept.Inhoud.Client;
        List<Gewogen> personen = concept.Hoofd is null ? [new(null, client, Aanmeldregels.Weeg(client.Invoer(client.Bsn), Rol.Hoofdverzekerde, kader))] : [];
        personen.AddRange(concept.Inhoud.Gezin.Select((lid, i) => new Gewogen(i, lid.Persoon, Lid(lid, client.Ingangsdatum, kader))));
        return personen;
    }

    public static Aanmeldoordeel Lid(Gezinslid lid, string? ingangsdatum, Aanmeldkader kader) =>
        Aanmeldregels.Weeg(lid.Persoon.Invoer(lid.Persoon.Bsn) with { Ingangsdatum = ingangsdatum }, lid.Rol, kader);

    /// <summary>What must be right before somebody can be handed in, apart from the persons themselves.</summary>
    public static IEnumerable<Refusal> Geheel(Concept concept)
    {
        if (concept.Hoofd is not null && concept.Inhoud.Gezin.Count == 0)
        {
            yield return new("gezin-leeg", "Vul ten minste één gezinslid in.");
        }

        if (concept.Inhoud.Gezin.Count(l => l.Rol == Rol.Partner) > 1)
        {
            yield return new("twee-partners", "U hebt twee partners ingevuld. Kies bij een van beiden 'kind', of haal er een weg.");
        }
    }

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
