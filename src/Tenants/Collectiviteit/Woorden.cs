using Engine.Modules;

namespace Collectiviteit;

/// <summary>One noun in the code, a word of its own per tenant and audience on the screen.</summary>
public static class Woorden
{
    public const string Deelnemer = "collectiviteit.deelnemer";
    public const string Deelnemers = "collectiviteit.deelnemers";
    public const string Collectiviteit = "collectiviteit.collectiviteit";
    public const string Werknemersnummer = "collectiviteit.werknemersnummer";

    public static readonly IReadOnlyList<Word> All =
    [
        new(Deelnemer, "deelnemer"),
        new(Deelnemers, "deelnemers"),
        new(Collectiviteit, "collectiviteit"),
        new(Werknemersnummer, "werknemersnummer"),
    ];
}
