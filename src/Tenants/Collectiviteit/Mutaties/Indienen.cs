using System.Globalization;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// Hands requests to the administration: rows, work and audit in one transaction. The unique column <see cref="Mutatie.OpenVoor"/>
/// decides who was first, so two nodes, two people and a double click all end in one request.
/// </summary>
public sealed class Indienen(PortalDbContext db, Administraties administraties, Verwerkberichten berichten, AuditLog audit, CurrentActor actor, TimeProvider time)
{
    /// <returns>Id of the request; that of the earlier one when the same person asked exactly this before.</returns>
    internal async Task<Result<Guid>> HandleAsync(IReadOnlyList<Voorstel> voorstellen, CancellationToken cancellation)
    {
        if (await EerderAsync(voorstellen, cancellation) is { } eerder)
        {
            return eerder;
        }

        var aanvraag = Guid.CreateVersion7();
        db.AddRange(voorstellen.Select(v => v.Aanmelding).OfType<Aanmelding>());
        IReadOnlyList<Mutatie> mutaties = [.. voorstellen.Select(v => v.Maak(aanvraag, actor.Value.AccountId, actor.Value.Name, time.GetUtcNow()))];
        db.AddRange(mutaties);
        await berichten.OntvangenAsync(mutaties, cancellation);
        administraties.Huidige.Neem(aanvraag);
        audit.Add(new(AuditAction.Create, Gebeurtenis(voorstellen[0].Soort))
        {
            ObjectType = voorstellen[0].DeelnameId is null ? "aanmelding" : "deelname",
            ObjectId = voorstellen[0].DeelnameId ?? voorstellen[0].Aanmelding?.Id,
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

    private async Task<Result<Guid>?> EerderAsync(IReadOnlyList<Voorstel> voorstellen, CancellationToken cancellation)
    {
        var ids = voorstellen.Select(v => (Guid?)v.OpenVoor).ToList();
        var open = await db.Set<Mutatie>().AsNoTracking().Where(m => ids.Contains(m.OpenVoor)).ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return null;
        }

        var aanvraag = open[0].AanvraagId;
        var aanmeldingen = await db.Set<Aanmelding>().AsNoTracking().Where(a => open.Select(m => m.AanmeldingId).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var zelfde = open.Count == voorstellen.Count && open.All(m => m.AanvraagId == aanvraag && voorstellen.Any(v => Gelijk(m, v, aanmeldingen)));
        return zelfde ? aanvraag : AlGevraagd(open[0], voorstellen.First(v => v.OpenVoor == open[0].OpenVoor).Naam);
    }

    private bool Gelijk(Mutatie mutatie, Voorstel voorstel, Dictionary<Guid, Aanmelding> aanmeldingen) =>
        mutatie.DoorAccountId == actor.Value.AccountId
        && mutatie.OpenVoor == voorstel.OpenVoor
        && (mutatie.AanmeldingId is not { } id ? voorstel.Aanmelding is null : voorstel.Aanmelding?.IsGelijk(aanmeldingen[id]) == true)
        && (mutatie.Soort, mutatie.Datum, mutatie.Reden, mutatie.NieuwNummer, mutatie.NaarContractId)
            == (voorstel.Soort, voorstel.Datum, voorstel.Reden, voorstel.NieuwNummer, voorstel.NaarContractId);

    private static Refusal AlGevraagd(Mutatie mutatie, string naam) => new(
        "al-gevraagd",
        $"Voor {naam} loopt al een verzoek ({Teksten.Van(mutatie.Soort)}): {mutatie.DoorNaam} diende het in op {Show.Moment(mutatie.IngediendOp)}. Wacht tot het verwerkt is.");

    private static string Gebeurtenis(MutatieSoort soort) => soort switch
    {
        MutatieSoort.Afmelding => Features.Afmelden,
        MutatieSoort.Werknemersnummer => Features.Werknemersnummer,
        MutatieSoort.Wissel => Features.Wissel,
        MutatieSoort.Aanmelding => Features.Aanmelden,
    };
}
