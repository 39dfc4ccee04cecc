using System.Linq.Expressions;
using System.Reflection;
using Collectiviteit.Mutaties;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>The page of everyone in this order; its translation is worth keeping.</summary>
    /// <param name="plaats">As for <see cref="Vanaf"/>; null at the beginning.</param>
    /// <param name="metBsn">Whether the BSN is shown at this contract.</param>
    public abstract Paginavraag Vertaal(Plaats? plaats, bool omlaag, bool metBsn);

    public abstract int Vergelijk(Deelname een, Deelname ander);
}

internal sealed class Kolom<TSleutel>(string naam, Expression<Func<Deelname, TSleutel>> sleutel, IComparer<TSleutel> vergelijker) : Kolom(naam)
{
    private readonly Func<Deelname, TSleutel> lees = sleutel.Compile();
    private readonly Volgorde<Deelname, TSleutel> volgorde = new(sleutel, nameof(Deelname.Id));

    public override int Vergelijk(Deelname een, Deelname ander) => vergelijker.Compare(lees(een), lees(ander));

    public override Paginavraag Vertaal(Plaats? plaats, bool omlaag, bool metBsn)
    {
        // compared with a parameter the days give no place in an index to start from: a page is read along its order
        Expression<Func<PortalDbContext, Guid, DateOnly, DateOnly, bool, IQueryable<Deelname>>> iedereen = (db, contract, begonnen, vanaf, waar) =>
            db.Set<Deelname>().Where(d => d.ContractId == contract && (d.Ingangsdatum <= begonnen && d.Eind >= vanaf) == waar);
        var waarde = Expression.Parameter(typeof(TSleutel), "waarde");
        var bijId = Expression.Parameter(typeof(Guid), "bijId");
        var aantal = Expression.Parameter(typeof(int), "aantal");
        IQueryable<Deelname> rijen = new EnumerableQuery<Deelname>(iedereen.Body);
        rijen = volgorde.Orden(plaats is { } kant ? volgorde.Voorbij(rijen, waarde, bijId, kant, omlaag) : rijen, omlaag);
        rijen = new EnumerableQuery<Deelname>(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(Deelname)], rijen.Expression, aantal));
        var pagina = Vondst.Van(rijen, Tabel<Deelnemer>(), Tabel<Mutatie>(), metBsn).Expression;
        var vraag = EF.CompileAsyncQuery(Expression.Lambda<Func<PortalDbContext, Guid, DateOnly, DateOnly, bool, TSleutel?, Guid, int, IQueryable<Vondst>>>(
            new Ingevuld().Visit(pagina), [.. iedereen.Parameters, waarde, bijId, aantal]));
        return (db, contract, dagen, cursor, hoeveel) =>
            vraag(db, contract, dagen.Begonnen, dagen.Vanaf, true, cursor is null ? default : lees(cursor), cursor?.Id ?? default, hoeveel);

        EnumerableQuery<T> Tabel<T>() => new(Expression.Call(iedereen.Parameters[0], nameof(DbContext.Set), [typeof(T)]));
    }

    public override IQueryable<Deelname> Vanaf(IQueryable<Deelname> bron, Deelname? cursor, Plaats plaats, bool omlaag) =>
        volgorde.Orden(cursor is null ? bron : volgorde.Voorbij(bron, lees(cursor), cursor.Id, plaats, omlaag), omlaag);
}

/// <summary>Puts a captured query in the place of the variable that holds it.</summary>
internal sealed class Ingevuld : ExpressionVisitor
{
    protected override Expression VisitMember(MemberExpression node) =>
        node is { Expression: ConstantExpression { Value: { } houder }, Member: FieldInfo veld } && veld.GetValue(houder) is IQueryable vraag ? Visit(vraag.Expression) : node;
}
