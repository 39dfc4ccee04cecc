using System.Linq.Expressions;
using System.Reflection;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Where a contract stands to the contract of the cursor, in the order in which equal keys follow each other.</summary>
internal enum Plaats
{
    Eerder,
    Zelfde,
    Later,
}

/// <summary>An order by a key and, where keys are equal, by id.</summary>
/// <param name="id">Name of the property that breaks ties.</param>
internal sealed class Volgorde<TRij, TSleutel>(Expression<Func<TRij, TSleutel>> sleutel, string id)
{
    private static readonly MethodInfo VergelijkTekst = ((Func<string, string, int>)string.Compare).Method;

    private readonly ParameterExpression rij = sleutel.Parameters[0];

    public IQueryable<TRij> Orden(IQueryable<TRij> bron, bool omlaag)
    {
        var knoop = Expression.Lambda<Func<TRij, Guid>>(Expression.Property(rij, id), rij);
        return omlaag ? bron.OrderByDescending(sleutel).ThenByDescending(knoop) : bron.OrderBy(sleutel).ThenBy(knoop);
    }

    /// <summary>Rows of one contract that lie beyond this key and id in the direction of reading.</summary>
    /// <param name="plaats">Where this contract stands to the cursor's.</param>
    public IQueryable<TRij> Voorbij(IQueryable<TRij> bron, TSleutel waarde, Guid bijId, Plaats plaats, bool omlaag)
    {
        // a captured variable becomes a parameter of the query; a constant would put a name into its text
        Expression<Func<TSleutel>> grens = () => waarde;
        Expression<Func<Guid>> grensId = () => bijId;
        return Voorbij(bron, grens.Body, grensId.Body, plaats, omlaag);
    }

    public IQueryable<TRij> Voorbij(IQueryable<TRij> bron, Expression waarde, Expression bijId, Plaats plaats, bool omlaag)
    {
        var verder = omlaag ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var verderOfGelijk = omlaag ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        var voorbij = plaats switch
        {
            Plaats.Eerder => Paar(verder, waarde),
            Plaats.Later => Paar(verderOfGelijk, waarde),

            // the first half is implied by the second: it gives the database the place in the index to start from
            Plaats.Zelfde => Expression.AndAlso(
                Paar(verderOfGelijk, waarde),
                Expression.OrElse(Paar(verder, waarde), Expression.MakeBinary(verder, Expression.Property(rij, id), bijId))),
        };
        return bron.Where(Expression.Lambda<Func<TRij, bool>>(voorbij, rij));
    }

    private BinaryExpression Paar(ExpressionType soort, Expression grens) => typeof(TSleutel) == typeof(string)
        ? Expression.MakeBinary(soort, Expression.Call(VergelijkTekst, sleutel.Body, grens), Expression.Constant(0))
        : Expression.MakeBinary(soort, sleutel.Body, grens);
}
