using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
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
    public Deelname Deelname => Lid.Deelname;

    public Deelnemer Deelnemer => Lid.Deelnemer;
}

/// <summary>Opens an enrolment for the person of this request: out of scope, of another tenant and not existing are one answer.</summary>
public sealed class Dossiers(PortalDbContext db, FeatureView features, CurrentActor actor, Instellingen instellingen, AuditLog audit)
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
        return new(lid, contract, hoofd, gezin, open.GetValueOrDefault(deelnameId));
    }

    private async Task<List<Lid>> LidAsync(System.Linq.Expressions.Expression<Func<Deelname, bool>> welke, CancellationToken cancellation)
    {
        var rijen = await db.Set<Deelname>().AsNoTracking().Where(welke)
            .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p })
            .ToListAsync(cancellation);
        return [.. rijen.Select(r => new Lid(r.d, r.p)).OrderBy(l => l.Deelname.Rol).ThenBy(l => l.Deelname.Geboortedatum)];
    }
}
