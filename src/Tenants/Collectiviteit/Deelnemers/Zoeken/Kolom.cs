using System.Linq.Expressions;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Columns by which a list is put in order; each has an index of its own.</summary>
public static class Kolommen
{
    public const string Naam = "naam";
    public const string Relatienummer = "relatienummer";
    public const string Geboortedatum = "geboortedatum";
    public const string Werknemersnummer = "werknemersnummer";
    public const string Ingangsdatum = "ingangsdatum";
    public const string Einddatum = "einddatum";

    internal static readonly IReadOnlyList<Kolom> Alle =
    [
        new Kolom<string>(Naam, d => d.Naamsleutel, StringComparer.Ordinal),
        new Kolom<string>(Relatienummer, d => d.Relatienummer, StringComparer.Ordinal),
        new Kolom<DateOnly>(Geboortedatum, d => d.Geboortedatum, Comparer<DateOnly>.Default),
        new Kolom<string>(Werknemersnummer, d => d.Werknemersnummer, StringComparer.Ordinal),
        new Kolom<DateOnly>(Ingangsdatum, d => d.Ingangsdatum, Comparer<DateOnly>.Default),
        new Kolom<DateOnly>(Einddatum, d => d.Eind, Comparer<DateOnly>.Default),
    ];

    public static IReadOnlyCollection<string> Namen { get; } = [.. Alle.Select(k => k.Naam)];

    internal static Kolom Vind(string naam) => Alle.FirstOrDefault(k => k.Naam == naam) ?? Alle[0];
}

internal abstract class Kolom(string naam)
{
    public string Naam { get; } = naam;

    /// <summary>Rows of one contract that lie beyond the cursor in the direction of reading, in that direction.</summary>
    /// <param name="cursor">Row that the page before ended with; null to start at the beginning.</param>
    /// <param name="plaats">Where this contract stands to the cursor's.</param>
    public abstract IQueryable<Deelname> Vanaf(IQueryable<Deelname> bron, Deelname? cursor, Plaats plaats, bool omlaag);

    public abstract int Vergelijk(Deelname een, Deelname ander);
}

internal sealed class Kolom<TSleutel>(string naam, Expression<Func<Deelname, TSleutel>> sleutel, IComparer<TSleutel> vergelijker) : Kolom(naam)
{
    private readonly Func<Deelname, TSleutel> lees = sleutel.Compile();
    private readonly Volgorde<Deelname, TSleutel> volgorde = new(sleutel, nameof(Deelname.Id));

    public override int Vergelijk(Deelname een, Deelname ander) => vergelijker.Compare(lees(een), lees(ander));

    public override IQueryable<Deelname> Vanaf(IQueryable<Deelname> bron, Deelname? cursor, Plaats plaats, bool omlaag) =>
        volgorde.Orden(cursor is null ? bron : volgorde.Voorbij(bron, lees(cursor), cursor.Id, plaats, omlaag), omlaag);
}
