using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>
/// What a list of everyone asks at each page, translated once for each kind of database: to do so each time costs more than the answer.
/// What users search for is put together as it comes.
/// </summary>
internal sealed class Lijstvragen
{
    private static readonly ConditionalWeakTable<IModel, Lijstvragen> Bekend = [];

    private readonly Func<PortalDbContext, Guid, Task<Deelname?>> deelname =
        EF.CompileAsyncQuery((PortalDbContext db, Guid id) => db.Set<Deelname>().AsNoTracking().FirstOrDefault(d => d.Id == id));

    private readonly Func<PortalDbContext, Guid, DateOnly, int, Task<int>> aantal = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid contract, DateOnly vanaf, int hoogste) => db.Set<Deelname>().Where(d => d.ContractId == contract && d.Eind >= vanaf).Select(d => d.Id).Take(hoogste).Count());

    private readonly ConcurrentDictionary<(Kolom, Plaats?, bool, bool), Paginavraag> paginas = [];

    public static Lijstvragen Van(PortalDbContext db) => Bekend.GetValue(db.Model, _ => new());

    /// <summary>The row that a page begins after; null when it is gone.</summary>
    public Task<Deelname?> DeelnameAsync(PortalDbContext db, Guid id) => deelname(db, id);

    /// <summary>How many take part at a contract until this day or later.</summary>
    /// <param name="hoogste">More are not counted.</param>
    public Task<int> TelAsync(PortalDbContext db, Guid contract, DateOnly vanaf, int hoogste) => aantal(db, contract, vanaf, hoogste);

    public Paginavraag Pagina(Kolom kolom, Plaats? plaats, bool omlaag, bool metBsn) =>
        paginas.GetOrAdd((kolom, plaats, omlaag, metBsn), vorm => vorm.Item1.Vertaal(vorm.Item2, vorm.Item3, vorm.Item4));
}

/// <summary>Asks one page of everyone who takes part at a contract.</summary>
/// <param name="dagen">Begun and not ended on these days.</param>
/// <param name="cursor">Row that the page before ended with; null to start at the beginning.</param>
internal delegate IAsyncEnumerable<Vondst> Paginavraag(PortalDbContext db, Guid contract, (DateOnly Begonnen, DateOnly Vanaf) dagen, Deelname? cursor, int aantal);
