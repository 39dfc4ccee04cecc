using Collectiviteit.Deelnemers;
using Engine.Ui;

namespace Collectiviteit.Mutaties;

/// <summary>What a user reads of a deregistration, before and after handing it in.</summary>
internal static class Afmeldtekst
{
    /// <summary>What it does to the insurance of everybody who leaves with it.</summary>
    public static string Gevolg(Afmelding afmelding, CollectiviteitSettings settings) =>
        afmelding.Reden.Soort != RedenSoort.Overlijden ? settings.GevolgAfmelden
        : afmelding.Leden.Count == 1 ? settings.GevolgOverlijden
        : $"{settings.GevolgOverlijden} Voor het gezin dat meegaat geldt: {settings.GevolgAfmelden}";

    // more names than this read as a wall; the list below shows them all
    private const int MeesteNamen = 3;

    /// <summary>Which day to fill in (000-22): the mistake that the manual warns of is one day.</summary>
    public static string Einddatumhint(CollectiviteitSettings settings) => settings.Afmeldredenen.Any(r => r.Soort == RedenSoort.EindeDienstverband)
        ? "Gaat iemand per 1 mei uit dienst? Vul dan 30 april in."
        : "Hoort iemand er per 1 mei niet meer bij? Vul dan 30 april in.";

    /// <summary>That it was handed in.</summary>
    public static string Ingediend(Afmelding afmelding) =>
        $"De afmelding van {(afmelding.Leden.Count <= MeesteNamen ? Teksten.Opsomming([.. afmelding.Leden.Select(l => l.Naam)]) : $"{afmelding.Leden[0].Naam} en {Show.Number(afmelding.Leden.Count - 1)} gezinsleden")} {Teksten.Dag(MutatieSoort.Afmelding, afmelding.Einddatum)} is in behandeling.";
}
