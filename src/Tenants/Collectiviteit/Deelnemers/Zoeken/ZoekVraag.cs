namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>What a user asks of the register, as typed: nothing of it has been checked.</summary>
public sealed record ZoekVraag
{
    /// <summary>Who is in the list that is asked for.</summary>
    public Wie Wie { get; init; }

    /// <summary>Text per column: see <see cref="Filters"/> for the names.</summary>
    public IReadOnlyDictionary<string, string> Criteria { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of what may be asked for here; anything else is refused, because leaving it out would show more than was meant.</summary>
    public IReadOnlyCollection<string> Velden { get; init; } = Filters.Alle;

    /// <summary>One contract; null for all in reach.</summary>
    public Guid? ContractId { get; init; }

    public string Sorteer { get; init; } = Kolommen.Naam;

    public bool Aflopend { get; init; }

    public int Aantal { get; init; } = 25;

    /// <summary>Enrolment after which the page starts.</summary>
    public Guid? Na { get; init; }

    /// <summary>Enrolment before which the page ends.</summary>
    public Guid? Voor { get; init; }
}

/// <summary>Names of what can be filtered on; they are also the names of the fields on the page.</summary>
public static class Filters
{
    public const string Naam = Kolommen.Naam;
    public const string Relatienummer = Kolommen.Relatienummer;
    public const string Geboortedatum = Kolommen.Geboortedatum;
    public const string Werknemersnummer = Kolommen.Werknemersnummer;
    public const string Ingangsdatum = Kolommen.Ingangsdatum;
    public const string Einddatum = Kolommen.Einddatum;
    public const string Bsn = "bsn";
    public const string Stand = "stand";

    /// <summary>Day on which somebody has to take part.</summary>
    public const string Op = "op";

    public static readonly IReadOnlyCollection<string> Alle = [.. Kolommen.Namen, Stand, Bsn, Op];
}
