using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Choices of the filter on requests: who still waits for something, and for whom something failed.</summary>
internal static class Verzoekstand
{
    public const string Open = "in-behandeling";
    public const string Mislukt = "niet-gelukt";

    public static readonly IReadOnlyList<Option> Keuzes = [new(Open, "In behandeling"), new(Mislukt, "Niet gelukt")];
}
