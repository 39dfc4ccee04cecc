using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>A row of a register that a whole file would have.</summary>
/// <param name="Sleutel">In the form of <see cref="Indeling.Sleutel"/>.</param>
internal sealed record Registerrij(Guid Id, string Sleutel)
{
    /// <summary>What people call it by beside the key; null for rows about persons.</summary>
    public string? Naam { get; init; }
}

/// <param name="Aantal">Rows that were ended; who ended or came later since the comparison is not among them.</param>
/// <param name="Wachtend">Those that cannot be ended now, because somebody asked for something about them.</param>
internal sealed record Beeindiging(int Aantal, IReadOnlySet<Guid> Wachtend);

/// <summary>
/// One register: weighs rows against it and, when they are carried out, changes it. Both are the same work, so that a review cannot show
/// anything else than what is done. Rows of a part are read in sets, never one by one.
/// </summary>
internal abstract class Registerdeel(PortalDbContext db)
{
    protected PortalDbContext Db => db;

    /// <param name="uitvoeren">False to compare only: then nothing is tracked, and nothing written.</param>
    public abstract Task<IReadOnlyList<Rijoordeel>> WeegAsync(IReadOnlyList<Importrij> rijen, bool uitvoeren, CancellationToken cancellation);

    /// <summary>Rows that ought to be in a file of the whole register, in order of id.</summary>
    /// <param name="peildatum">Day that the file describes: who comes or goes later does not count.</param>
    public abstract Task<IReadOnlyList<Registerrij>> LeesAsync(DateOnly peildatum, Guid na, int aantal, CancellationToken cancellation);

    /// <summary>Ends rows that disappeared, in the unit of work.</summary>
    public virtual Task<Beeindiging> BeeindigAsync(IReadOnlyList<Guid> ids, DateOnly laatste, CancellationToken cancellation) =>
        throw new InvalidOperationException("Rows of this register do not end.");

    protected IQueryable<T> Bron<T>(bool uitvoeren) where T : class => uitvoeren ? db.Set<T>() : db.Set<T>().AsNoTracking();
}
