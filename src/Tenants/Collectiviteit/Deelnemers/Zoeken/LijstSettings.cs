namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Who is in a list.</summary>
public enum Wie
{
    /// <summary>Everybody, deregistered persons included (000-16).</summary>
    Iedereen,

    /// <summary>Whose last day has not passed (001-04, 001-10).</summary>
    Huidig,

    /// <summary>Whose last day has passed and who has not come back (001-21).</summary>
    Oud,
}

/// <summary>What a list can be searched by.</summary>
public enum Zoekveld
{
    Naam,
    Bsn,
    Relatienummer,
    Geboortedatum,
    Werknemersnummer,

    /// <summary>Who took part on one day.</summary>
    Op,
}

/// <summary>What a list can show.</summary>
public enum Lijstkolom
{
    Naam,
    Bsn,
    Relatienummer,
    Geboortedatum,
    Geslacht,
    Werknemersnummer,
    Ingangsdatum,
    Einddatum,
    Bijschrijven,
    Acties,
}

/// <summary>One list as a tenant or an audience has it.</summary>
public sealed record LijstSettings
{
    public Wie Wie { get; init; }

    /// <summary>Fields of the search form, in order.</summary>
    public IReadOnlyList<Zoekveld> Zoekvelden { get; init; } =
        [Zoekveld.Naam, Zoekveld.Relatienummer, Zoekveld.Geboortedatum, Zoekveld.Werknemersnummer, Zoekveld.Op];

    /// <summary>Columns in order; a BSN is shown only where the feature for it is on.</summary>
    public IReadOnlyList<Lijstkolom> Kolommen { get; init; } =
    [
        Lijstkolom.Naam, Lijstkolom.Relatienummer, Lijstkolom.Geboortedatum, Lijstkolom.Werknemersnummer, Lijstkolom.Ingangsdatum, Lijstkolom.Einddatum,
        Lijstkolom.Acties,
    ];

    /// <summary>True puts a filter above each column (000-17).</summary>
    public bool Filters { get; init; } = true;

    /// <summary>Names of what this list can be narrowed by: its search fields, the filters above its columns, and what became of a request.</summary>
    public IReadOnlyCollection<string> Filternamen =>
    [
        .. Zoekvelden.Select(v => v.ToString().ToLowerInvariant()),
        .. Filters ? Kolommen.Select(k => k.ToString().ToLowerInvariant()).Intersect(Zoeken.Kolommen.Namen) : [],
        Zoeken.Filters.Stand,
    ];

    /// <summary>True opens a row in place for what is done most (001-08, 002-31); false links the name to the details.</summary>
    public bool Uitklappen { get; init; }
}
