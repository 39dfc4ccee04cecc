using Engine.Modules;

namespace Collectiviteit;

/// <summary>One noun in the code, a word of its own per tenant and audience on the screen.</summary>
public static class Woorden
{
    public const string Deelnemers = "collectiviteit.deelnemers";

    /// <summary>One of <see cref="Deelnemers"/>.</summary>
    public const string Deelnemer = "collectiviteit.deelnemer";

    public const string Werknemersnummer = "collectiviteit.werknemersnummer";

    public const string Hoofdverzekerde = "collectiviteit.hoofdverzekerde";
    public const string Naamkolom = "collectiviteit.naamkolom";
    public const string Naamveld = "collectiviteit.naamveld";
    public const string Zoeken = "collectiviteit.zoeken";
    public const string Volledig = "collectiviteit.volledig";
    public const string Download = "collectiviteit.download";
    public const string Detail = "collectiviteit.detail";
    public const string Wissel = "collectiviteit.wissel";
    public const string Overzetten = "collectiviteit.overzetten";

    public static readonly IReadOnlyList<Word> All =
    [
        new(Deelnemers, "deelnemers"),
        new(Deelnemer, "deelnemer"),
        new(Werknemersnummer, "werknemersnummer"),
        new(Hoofdverzekerde, "werknemer"),
        new(Naamkolom, "naam"),
        new(Naamveld, "naam"),
        new(Zoeken, "zoeken"),
        new(Volledig, "totaaloverzicht"),
        new(Download, "download"),
        new(Detail, "wijzigen polis"),
        new(Wissel, "collectiviteit wijzigen"),
        new(Overzetten, "wijzigen"),
    ];
}
