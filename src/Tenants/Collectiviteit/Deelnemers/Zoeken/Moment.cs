using System.Linq.Expressions;
using Engine.Data;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>When somebody has to take part to be in a list.</summary>
internal sealed record Moment
{
    private Moment()
    {
    }

    private DateOnly? Op { get; init; }

    private DateOnly? Vanaf { get; init; }

    private DateOnly? Voor { get; init; }

    /// <summary>Whoever begins by the first and ends on the second or later; null where the days alone do not say it.</summary>
    public (DateOnly Begonnen, DateOnly Vanaf)? Dagen => Op is { } op ? (op, op) : Vanaf is { } vanaf ? (DateOnly.MaxValue, vanaf) : null;

    private IReadOnlyList<Guid> Bereik { get; init; } = [];

    /// <summary>On that very day, first and last day included.</summary>
    public static Moment OpDag(DateOnly dag) => new() { Op = dag };

    /// <summary>Until today or later; who starts later is enrolled as well.</summary>
    public static Moment Huidig(DateOnly vandaag) => new() { Vanaf = vandaag };

    /// <summary>Not any more, and not again at one of these contracts: everybody once, with the last period.</summary>
    public static Moment Oud(DateOnly vandaag, IReadOnlyList<Guid> bereik) => new() { Voor = vandaag, Bereik = bereik };

    /// <param name="langsVolgorde">
    /// True for a page, which is read along the index of its order: given a plain bound of dates SQLite would start from those and put
    /// everybody in order first. False where all are counted or found by something else.
    /// </param>
    public IQueryable<Deelname> Kies(PortalDbContext db, IQueryable<Deelname> deelnamen, bool langsVolgorde)
    {
        if (Op is { } op)
        {
            deelnamen = Waar(deelnamen, d => d.Ingangsdatum <= op && d.Eind >= op, langsVolgorde);
        }

        if (Vanaf is { } vanaf)
        {
            deelnamen = Waar(deelnamen, d => d.Eind >= vanaf, langsVolgorde);
        }

        if (Voor is { } voor)
        {
            // what comes after the person is compared with a parameter, always: any other index than the person's would read the whole contract
            var alle = db.Set<Deelname>();
            var waar = true;
            deelnamen = Waar(deelnamen, d => d.Eind < voor, langsVolgorde)
                .Where(d => !alle.Any(l => l.DeelnemerId == d.DeelnemerId && (l.Ingangsdatum > d.Ingangsdatum && Bereik.Contains(l.ContractId)) == waar));
        }

        return deelnamen;
    }

    // compared with a parameter a condition gives no place in an index to start from
    private static IQueryable<Deelname> Waar(IQueryable<Deelname> deelnamen, Expression<Func<Deelname, bool>> voorwaarde, bool langsVolgorde)
    {
        var waar = true;
        Expression<Func<bool>> parameter = () => waar;
        return deelnamen.Where(langsVolgorde
            ? Expression.Lambda<Func<Deelname, bool>>(Expression.Equal(voorwaarde.Body, parameter.Body), voorwaarde.Parameters)
            : voorwaarde);
    }
}
