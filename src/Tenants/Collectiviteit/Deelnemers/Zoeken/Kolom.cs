using System.Linq.Expressions;
using System.Reflection;

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

/// <summary>Where a contract stands to the contract of the cursor, in the order in which equal keys follow each other.</summary>
internal enum Plaats
{
    Eerder,
    Zelfde,
    Later,
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

internal sealed class Kolom<TSleutel>(string naam, Expression<Func<Deelname, TSleutel>> sleutel, IComparer<TSleutel> volgorde) : Kolom(naam)
{
    private static readonly MethodInfo VergelijkTekst = ((Func<string, string, int>)string.Compare).Method;

    private readonly Func<Deelname, TSleutel> lees = sleutel.Compile();

    public override int Vergelijk(Deelname een, Deelname ander) => volgorde.Compare(lees(een), lees(ander));

    public override IQueryable<Deelname> Vanaf(IQueryable<Deelname> bron, Deelname? cursor, Plaats plaats, bool omlaag)
    {
        if (cursor is not null)
        {
            bron = bron.Where(Voorbij(cursor, plaats, omlaag));
        }

        return omlaag ? bron.OrderByDescending(sleutel).ThenByDescending(d => d.Id) : bron.OrderBy(sleutel).ThenBy(d => d.Id);
    }

    private Expression<Func<Deelname, bool>> Voorbij(Deelname cursor, Plaats plaats, bool omlaag)
    {
        var rij = sleutel.Parameters[0];
        var waarde = lees(cursor);
        var id = cursor.Id;

        // a captured variable becomes a parameter of the query; a constant would put a name into its text
        Expression<Func<TSleutel>> grens = () => waarde;
        Expression<Func<Guid>> grensId = () => id;
        var verder = omlaag ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var verderOfGelijk = omlaag ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        var voorbij = plaats switch
        {
            Plaats.Eerder => Paar(verder, grens.Body),
            Plaats.Later => Paar(verderOfGelijk, grens.Body),

            // the first half is implied by the second: it gives the database the place in the index to start from
            Plaats.Zelfde => Expression.AndAlso(
                Paar(verderOfGelijk, grens.Body),
                Expression.OrElse(
                    Paar(verder, grens.Body),
                    Expression.MakeBinary(verder, Expression.Property(rij, nameof(Deelname.Id)), grensId.Body))),
        };
        return Expression.Lambda<Func<Deelname, bool>>(voorbij, rij);
    }

    private BinaryExpression Paar(ExpressionType soort, Expression grens) => typeof(TSleutel) == typeof(string)
        ? Expression.MakeBinary(soort, Expression.Call(VergelijkTekst, sleutel.Body, grens), Expression.Constant(0))
        : Expression.MakeBinary(soort, sleutel.Body, grens);
}
