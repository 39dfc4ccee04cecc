using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The checked form of a <see cref="ZoekVraag"/>.</summary>
internal sealed record Selectie
{
    private const int LangsteTerm = 100;
    private const int KortsteNummer = 3;

    /// <summary>Words that must all occur in the name; the first is the one to start from.</summary>
    public IReadOnlyList<string> Woorden { get; private init; } = [];

    public string? Relatienummer { get; private init; }

    public string? Werknemersnummer { get; private init; }

    /// <summary>The whole number, nine digits.</summary>
    public string? Bsn { get; private init; }

    /// <summary>Hashes of <see cref="Bsn"/> by which the register finds it, newest key first.</summary>
    public IReadOnlyList<byte[]> BsnHashes { get; init; } = [];

    public Periode? Geboortedatum { get; private init; }

    public Periode? Ingangsdatum { get; private init; }

    public Periode? Einddatum { get; private init; }

    public DateOnly? Op { get; private init; }

    /// <summary>Null for everybody, whenever it was.</summary>
    public Moment? Moment { get; init; }

    /// <summary>One of <see cref="Verzoekstand"/>.</summary>
    public string? Stand { get; private init; }

    /// <summary>From when a failed request counts, where <see cref="Stand"/> asks for those.</summary>
    public DateTimeOffset? MisluktSinds { get; init; }

    /// <summary>
    /// Whether it looks for one person, or for what became of the organisation's own requests. What does neither is a total overview, which
    /// asks another right (000-16).
    /// </summary>
    public bool ZoektPersoon =>
        Stand is not null || Woorden.Count > 0 || Bsn is not null || Relatienummer?.Length >= KortsteNummer || Werknemersnummer?.Length >= KortsteNummer || Geboortedatum is { IsEenDag: true };

    /// <summary>Everyone of some days, without anything that is searched for; null for any other list.</summary>
    public (DateOnly Begonnen, DateOnly Vanaf)? AllenVan => Woorden.Count == 0 && IsVerderLeeg ? Moment?.Dagen : null;

    /// <summary>Whether the words of names put it in order without another column.</summary>
    public bool IsAlleenNaam => Woorden.Count > 0 && IsVerderLeeg;

    // nothing but words and days
    private bool IsVerderLeeg => this == new Selectie { Woorden = Woorden, BsnHashes = BsnHashes, Moment = Moment, Op = Op };

    public static Result<Selectie> Lees(IReadOnlyDictionary<string, string> criteria)
    {
        var fouten = new List<Refusal>();
        foreach (var (naam, waarde) in criteria)
        {
            if (waarde.Length > LangsteTerm)
            {
                fouten.Add(new("zoekterm-te-lang", $"Uw zoekterm is te lang. Gebruik hoogstens {LangsteTerm} tekens.", naam));
            }
        }

        if (fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        var selectie = new Selectie
        {
            Woorden = Woordenlijst(Tekst(criteria, Filters.Naam), fouten),
            Relatienummer = Tekst(criteria, Filters.Relatienummer),
            Werknemersnummer = Tekst(criteria, Filters.Werknemersnummer),
            Geboortedatum = Datum(criteria, Filters.Geboortedatum, fouten),
            Ingangsdatum = Datum(criteria, Filters.Ingangsdatum, fouten),
            Einddatum = Datum(criteria, Filters.Einddatum, fouten),
            Stand = Keuze(criteria, fouten),
            Bsn = Burgernummer(criteria, fouten),
            Op = Dag(criteria, fouten),
        };
        return fouten.Count > 0 ? fouten.ToArray() : selectie;
    }

    private static string? Tekst(IReadOnlyDictionary<string, string> criteria, string naam) =>
        criteria.GetValueOrDefault(naam)?.Trim() is { Length: > 0 } tekst ? tekst : null;

    private static string? Keuze(IReadOnlyDictionary<string, string> criteria, List<Refusal> fouten)
    {
        var stand = Tekst(criteria, Filters.Stand);
        if (stand is not (null or Verzoekstand.Open or Verzoekstand.Mislukt))
        {
            fouten.Add(new("stand-onbekend", "Kies uit de lijst: in behandeling of niet gelukt.", Filters.Stand));
        }

        return stand;
    }

    private static IReadOnlyList<string> Woordenlijst(string? tekst, List<Refusal> fouten)
    {
        if (tekst is null)
        {
            return [];
        }

        // the longest word that is no prefix is the rarest: the search starts there
        var woorden = Deelnemers.Naam.Normaliseer(tekst).Distinct(StringComparer.Ordinal)
            .OrderBy(Deelnemers.Naam.IsVoorvoegsel).ThenByDescending(w => w.Length).Take(8).ToList();
        if (woorden is [] or [{ Length: 1 }, ..])
        {
            fouten.Add(new("zoekterm-te-kort", "Typ minstens twee letters van de naam.", Filters.Naam));
        }

        return woorden;
    }

    private static string? Burgernummer(IReadOnlyDictionary<string, string> criteria, List<Refusal> fouten)
    {
        if (Tekst(criteria, Filters.Bsn) is not { } tekst)
        {
            return null;
        }

        if (Deelnemers.Bsn.TryParse(tekst, out var bsn))
        {
            return bsn;
        }

        fouten.Add(new("bsn-onjuist", "Dit is geen geldig BSN. Typ alle negen cijfers.", Filters.Bsn));
        return null;
    }

    private static DateOnly? Dag(IReadOnlyDictionary<string, string> criteria, List<Refusal> fouten)
    {
        if (Tekst(criteria, Filters.Op) is not { } tekst)
        {
            return null;
        }

        if (DutchDate.TryParse(tekst, out var dag))
        {
            return dag;
        }

        var (waarom, oplossing) = DutchDate.Fault(tekst, "De dag", "31-12-2025");
        fouten.Add(new("dag-onleesbaar", $"{waarom} {oplossing}", Filters.Op));
        return null;
    }

    private static Periode? Datum(IReadOnlyDictionary<string, string> criteria, string naam, List<Refusal> fouten)
    {
        if (Tekst(criteria, naam) is not { } tekst)
        {
            return null;
        }

        if (Periode.TryParse(tekst, out var periode))
        {
            return periode;
        }

        fouten.Add(new("datum-onleesbaar", DutchDate.HasShortYear(tekst) ? "Schrijf het jaar met vier cijfers, bijvoorbeeld 31-12-2026." : "Deze datum bestaat niet of is niet te lezen. Typ bijvoorbeeld 31-12-2026 of 01-12-2026 t/m 31-12-2026.", naam));
        return null;
    }
}
