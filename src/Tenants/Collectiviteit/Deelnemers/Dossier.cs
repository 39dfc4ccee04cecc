using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers;

/// <summary>One enrolment with its person.</summary>
public sealed record Lid(Deelname Deelname, Deelnemer Deelnemer)
{
    public string Naam => Deelnemers.Naam.Toon(Deelnemer);
}

/// <summary>One enrolment with everything that a page or a change needs to know of it.</summary>
public sealed record Dossier(Lid Lid, ActorContract Contract, Lid? Hoofd, IReadOnlyList<Lid> Gezin, Mutatie? Mutatie)
{
    /// <summary>Over: the last day has passed, or the person goes on in a later period.</summary>
    public bool IsAfgerond { get; init; }

    /// <summary>What a change of an enrolment that is over is refused with; null while it can be changed.</summary>
    public Refusal? Voorbij => IsAfgerond
        ? new("deelname-voorbij", $"Deze deelname van {Lid.Naam} loopt tot en met {Show.Date(Deelname.Eind)} en is niet meer te wijzigen. Zoek {Lid.Naam} op om te zien of er een latere deelname is.")
        : null;

    public Deelname Deelname => Lid.Deelname;

    public Deelnemer Deelnemer => Lid.Deelnemer;
}

/// <summary>Opens an enrolment for the person of this request: out of scope, of another tenant and not existing are one answer.</summary>
public sealed class Dossiers(PortalDbContext db, FeatureView features, CurrentActor actor, Instellingen instellingen, AuditLog audit, TimeProvider time)
{
    /// <summary>Logs that a screen showed this person and the family.</summary>
    public Task GelezenAsync(Dossier dossier, string scherm, CancellationToken cancellation) => audit.ReadAsync(
        new(AuditAction.Read, scherm) { ObjectType = "deelnemer", ObjectId = dossier.Deelnemer.Id, ObjectCount = 1 + dossier.Gezin.Count },
        cancellation);

    /// <param name="feature">What the caller wants to do; it must be shown for the contract of this very enrolment.</param>
    public async Task<Dossier?> VindAsync(string feature, Guid deelnameId, CancellationToken cancellation)
    {
        var contracten = features.Contracts(feature);
        if (await LidAsync(d => d.Id == deelnameId && contracten.Contains(d.ContractId), cancellation) is not [var lid])
        {
            return null;
        }

        var contract = actor.Value.Contract(lid.Deelname.ContractId);
        if (contract is null)
        {
            return null;
        }

        var hoofd = lid.Deelname.HoofdDeelnameId is { } id ? (await LidAsync(d => d.Id == id && contracten.Contains(d.ContractId), cancellation)).FirstOrDefault() : null;
        var gezin = lid.Deelname.HoofdDeelnameId is null ? await LidAsync(d => d.HoofdDeelnameId == deelnameId && contracten.Contains(d.ContractId), cancellation) : [];
        var open = await Openstaand.VanAsync(db, [deelnameId], instellingen.MisluktSinds, cancellation);
        return new(lid, contract, hoofd, gezin, open.GetValueOrDefault(deelnameId)) { IsAfgerond = (await AfgerondAsync([deelnameId], cancellation)).Contains(deelnameId) };
    }

    /// <summary>Which of these enrolments are over: the last day has passed, or the person goes on in a later period in reach.</summary>
    public async Task<IReadOnlySet<Guid>> AfgerondAsync(IReadOnlyCollection<Guid> deelnamen, CancellationToken cancellation)
    {
        var (bereik, vandaag) = (features.Contracts(Features.Zoeken), DutchTime.Today(time));
        return await db.Set<Deelname>()
            .Where(d => deelnamen.Contains(d.Id) && d.Eind != Deelname.OpenEinde
                && (d.Eind < vandaag || db.Set<Deelname>().Any(later => later.DeelnemerId == d.DeelnemerId && bereik.Contains(later.ContractId) && later.Ingangsdatum > d.Eind)))
            .Select(d => d.Id).ToHashSetAsync(cancellation);
    }

    private async Task<List<Lid>> LidAsync(System.Linq.Expressions.Expression<Func<Deelname, bool>> welke, CancellationToken cancellation)
    {
        var rijen = await db.Set<Deelname>().AsNoTracking().Where(welke)
            .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p })
            .ToListAsync(cancellation);
        return [.. rijen.Select(r => new Lid(r.d, r.p)).OrderBy(l => l.Deelname.Rol).ThenBy(l => l.Deelname.Geboortedatum)];
    }
}
