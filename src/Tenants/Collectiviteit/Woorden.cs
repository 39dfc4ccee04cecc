using Engine.Modules;

namespace Collectiviteit;

/// <summary>One noun in the code, a word of its own per tenant and audience on the screen.</summary>
public static class Woorden
{
    public const string Deelnemers = "collectiviteit.deelnemers";
    public const string Werknemersnummer = "collectiviteit.werknemersnummer";

    public static readonly IReadOnlyList<Word> All =
    [
        new(Deelnemers, "deelnemers"),
        new(Werknemersnummer, "werknemersnummer"),
    ];
}
