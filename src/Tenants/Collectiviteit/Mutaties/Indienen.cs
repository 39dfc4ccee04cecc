using System.Globalization;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// Hands requests to the administration: rows, work and audit in one transaction. The unique column <see cref="Mutatie.OpenVoor"/>
/// decides who was first, so two nodes, two people and a double click all end in one request.
/// </summary>
public sealed class Indienen(PortalDbContext db, JobQueue jobs, AuditLog audit, CurrentActor actor, TimeProvider time)
{
    /// <returns>Id of the request; that of the earlier one when the same person asked exactly this before.</returns>
    internal async Task<Result<Guid>> HandleAsync(IReadOnlyList<Voorstel> voorstellen, CancellationToken cancellation)
    {
        if (await EerderAsync(voorstellen, cancellation) is { } eerder)
        {
            return eerder;
        }

        var aanvraag = Guid.CreateVersion7();
        db.AddRange(voorstellen.Select(v => Maak(v, aanvraag)));
        jobs.Add(IngebouwdeAdministratie.Werksoort, aanvraag);
        audit.Add(new(AuditAction.Create, Gebeurtenis(voorstellen[0].Soort))
        {
            ObjectType = "deelname",
            ObjectId = voorstellen[0].Lid.Deelname.Id,
            ObjectCount = voorstellen.Count,
            Detail = string.Create(CultureInfo.InvariantCulture, $"datum {voorstellen[0].Datum:yyyy-MM-dd}, reden {voorstellen[0].Reden ?? "-"}"),
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // somebody was first between the look and the save: what they asked is the answer; any other fault goes on
            db.ChangeTracker.Clear();
            if (await EerderAsync(voorstellen, cancellation) is { } inmiddels)
            {
                return inmiddels;
            }

            throw;
        }

        return aanvraag;
    }

    private Mutatie Maak(Voorstel voorstel, Guid aanvraag) => new()
    {
        Soort = voorstel.Soort,
        DeelnameId = voorstel.Lid.Deelname.Id,
        ContractId = voorstel.Lid.Deelname.ContractId,
        AanvraagId = aanvraag,
        Datum = voorstel.Datum,
        Reden = voorstel.Reden,
        NieuwNummer = voorstel.NieuwNummer,
        NaarContractId = voorstel.NaarContractId,
        IngediendOp = time.GetUtcNow(),
        DoorAccountId = actor.Value.AccountId,
        DoorNaam = actor.Value.Name,
        OpenVoor = voorstel.Lid.Deelname.Id,
    };

    private async Task<Result<Guid>?> EerderAsync(IReadOnlyList<Voorstel> voorstellen, CancellationToken cancellation)
    {
        var ids = voorstellen.Select(v => (Guid?)v.Lid.Deelname.Id).ToList();
        var open = await db.Set<Mutatie>().AsNoTracking().Where(m => ids.Contains(m.OpenVoor)).ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return null;
        }

        var aanvraag = open[0].AanvraagId;
        var zelfde = open.Count == voorstellen.Count && open.All(m => m.AanvraagId == aanvraag && voorstellen.Any(v => Gelijk(m, v)));
        return zelfde ? aanvraag : AlGevraagd(open[0], voorstellen.First(v => v.Lid.Deelname.Id == open[0].DeelnameId).Lid);
    }

    private bool Gelijk(Mutatie mutatie, Voorstel voorstel) =>
        mutatie.DoorAccountId == actor.Value.AccountId
        && mutatie.DeelnameId == voorstel.Lid.Deelname.Id
        && (mutatie.Soort, mutatie.Datum, mutatie.Reden, mutatie.NieuwNummer, mutatie.NaarContractId)
            == (voorstel.Soort, voorstel.Datum, voorstel.Reden, voorstel.NieuwNummer, voorstel.NaarContractId);

    private static Refusal AlGevraagd(Mutatie mutatie, Lid lid) => new(
        "al-gevraagd",
        $"Voor {lid.Naam} loopt al een verzoek ({Teksten.Van(mutatie.Soort)}): {mutatie.DoorNaam} diende het in op {Show.Moment(mutatie.IngediendOp)}. Wacht tot het verwerkt is.");

    private static string Gebeurtenis(MutatieSoort soort) => soort switch
    {
        MutatieSoort.Afmelding => Features.Afmelden,
        MutatieSoort.Werknemersnummer => Features.Werknemersnummer,
        MutatieSoort.Wissel => Features.Wissel,
    };
}

/// <summary>One checked request that only waits to be handed in.</summary>
internal sealed record Voorstel(MutatieSoort Soort, Lid Lid, DateOnly Datum)
{
    public string? Reden { get; init; }

    public string? NieuwNummer { get; init; }

    public Guid? NaarContractId { get; init; }
}
