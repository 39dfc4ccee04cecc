using Engine.Ui;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>That the insurer makes no reports of processing any more (001-48).</summary>
internal static class Verslagtekst
{
    /// <returns>Null where the tenant never said so.</returns>
    public static string? Zin(CollectiviteitSettings settings) => settings.GeenVerslagenSinds is { } sinds
        ? $"Verwerkingsverslagen worden sinds {sinds.ToString("MMMM yyyy", Show.Dutch)} niet meer gemaakt."
        : null;
}
