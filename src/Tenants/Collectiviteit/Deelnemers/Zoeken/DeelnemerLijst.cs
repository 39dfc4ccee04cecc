using Collectiviteit.Mutaties;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>One line of a list: what the columns of any list show.</summary>
public sealed record DeelnemerRegel
{
    /// <summary>Id of the enrolment, which is what every action is about.</summary>
    public required Guid Id { get; init; }

    public required Guid ContractId { get; init; }

    public required string Naam { get; init; }

    /// <summary>Null where it is not shown, or not known.</summary>
    public string? Bsn { get; init; }

    public Geslacht Geslacht { get; init; }

    public required string Relatienummer { get; init; }

    public required DateOnly Geboortedatum { get; init; }

    public required Rol Rol { get; init; }

    public required string Werknemersnummer { get; init; }

    public required DateOnly Ingangsdatum { get; init; }

    /// <summary>Last day that counts.</summary>
    public required DateOnly? Einddatum { get; init; }

    /// <summary>The last day has passed, or the person goes on in another period after it: there is nothing more to change here.</summary>
    public bool IsAfgerond { get; init; }

    /// <summary>The request that is open or failed, if any.</summary>
    public Mutatie? Mutatie { get; init; }
}

/// <summary>One page of a list.</summary>
public sealed record DeelnemerLijst
{
    /// <summary>Counting stops here: nobody pages further, and a count of a million rows helps nobody.</summary>
    public const int HoogsteTelling = 10_000;

    public required IReadOnlyList<DeelnemerRegel> Regels { get; init; }

    public required bool HeeftVorige { get; init; }

    public required bool HeeftVolgende { get; init; }

    /// <summary>How many of those found take part on the day of the list, which is today unless another was asked for; null when there are too many to count.</summary>
    public required int? Deelnemend { get; init; }

    /// <summary>Number of lines found, of periods that begin later or have ended as well; null when there are more than <see cref="HoogsteTelling"/>.</summary>
    public required int? Totaal { get; init; }

    /// <summary>Contracts in reach that are not in this overview, because it is not there for them.</summary>
    public IReadOnlyList<Guid> Weggelaten { get; init; } = [];
}
