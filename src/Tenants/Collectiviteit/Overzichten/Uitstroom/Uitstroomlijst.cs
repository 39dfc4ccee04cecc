using Collectiviteit.Deelnemers;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>One line of the list.</summary>
/// <param name="Deelname">What the list shows of it.</param>
public sealed record Uitstroomregel(Deelname Deelname, string Naam);

/// <summary>One page of the list, with the figures of the whole.</summary>
public sealed record Uitstroomlijst
{
    public required IReadOnlyList<Uitstroomregel> Regels { get; init; }

    public required bool HeeftVorige { get; init; }

    public required bool HeeftVolgende { get; init; }

    public required int Totaal { get; init; }

    public required int Ingestroomd { get; init; }

    public required int Uitgestroomd { get; init; }
}
