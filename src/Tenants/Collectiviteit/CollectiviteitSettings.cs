namespace Collectiviteit;

/// <summary>What a reason for deregistration means to the rules; the words are the tenant's.</summary>
public enum RedenSoort
{
    Overig,
    EindeDienstverband,
    Pensioen,
    Overlijden,
}

/// <param name="Id">Stable id, stored with the request.</param>
/// <param name="Label">Dutch words in the list.</param>
public sealed record Afmeldreden(string Id, string Label, RedenSoort Soort = RedenSoort.Overig);

/// <summary>The module's section of a tenant file: what differs between portals of the same business.</summary>
public sealed record CollectiviteitSettings
{
    /// <summary>Reasons in the order of the list.</summary>
    public IReadOnlyList<Afmeldreden> Afmeldredenen { get; init; } =
    [
        new("einde-dienstverband", "Einde dienstverband", RedenSoort.EindeDienstverband),
        new("einde-collectiviteit", "Einde deelname aan de collectiviteit"),
        new("overleden", "Overleden", RedenSoort.Overlijden),
    ];

    /// <summary>Age from which leaving employment counts as retiring (000-23); only where a reason of kind pensioen exists.</summary>
    public int PensioenLeeftijd { get; init; } = 58;

    /// <summary>True where the BSN may be seen and searched for (002-08); false keeps it out of every screen and file (001-05).</summary>
    public bool BsnTonen { get; init; }

    /// <summary>How far back an end date may lie, in days.</summary>
    public int DagenTerug { get; init; } = 366;

    /// <summary>How far ahead an end date or move may lie, in days.</summary>
    public int DagenVooruit { get; init; } = 366;

    /// <summary>One or two Dutch sentences: what deregistration does to the insurance (000-24).</summary>
    public string GevolgAfmelden { get; init; } = "De zorgverzekering zelf loopt door. De persoon hoort alleen niet meer bij uw collectiviteit.";
}
