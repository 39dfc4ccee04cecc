using Engine.Ui;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>What stands above a list of failures.</summary>
internal static class Verslagtekst
{
    public static string Waarvan(CollectiviteitSettings settings) =>
        $"Aan- en afmeldingen en wijzigingen van de laatste {settings.MisluktDagen} dagen die niet lukten, met de reden en wat u kunt doen.";

    /// <summary>That the insurer makes no reports of processing any more (001-48).</summary>
    /// <returns>Null where the tenant never said so.</returns>
    public static string? Zin(CollectiviteitSettings settings) => settings.GeenVerslagenSinds is { } sinds
        ? $"Verwerkingsverslagen worden sinds {sinds.ToString("MMMM yyyy", Show.Dutch)} niet meer gemaakt."
        : null;
}
