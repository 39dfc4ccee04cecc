using System.Text.Json;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>An own draft, opened.</summary>
/// <param name="Hoofd">Whose family is added; null when a main person is enrolled as well.</param>
public sealed record Concept(Guid Id, Dossier? Hoofd, Conceptinhoud Inhoud, DateTimeOffset GewijzigdOp);

/// <summary>The drafts of this account at this organisation: nobody else opens them, not even a colleague.</summary>
public sealed class Concepten(PortalDbContext db, Dossiers dossiers, CurrentActor actor, CurrentTenant tenant, FieldProtector velden, AuditLog audit, TimeProvider time)
{
    private IQueryable<Aanmeldconcept> Eigen
    {
        get
        {
            var (account, organisatie) = (actor.Value.AccountId, actor.Value.OrganisationId);
            return db.Set<Aanmeldconcept>().Where(c => c.AccountId == account && c.OrganisationId == organisatie);
        }
    }

    /// <param name="hoofd">Whose family is added; null for a new main person.</param>
    public Task<Guid> BeginAsync(Dossier? hoofd, CancellationToken cancellation) =>
        BeginAsync(hoofd, Begin(hoofd), cancellation);

    /// <param name="hoofd">Whose family is added; null for a new main person.</param>
    /// <param name="inhoud">What is filled in already.</param>
    public async Task<Guid> BeginAsync(Dossier? hoofd, Conceptinhoud inhoud, CancellationToken cancellation)
    {
        inhoud.Stap = hoofd is null ? Stappen.Client : Stappen.Gezin;
        var concept = new Aanmeldconcept
        {
            AccountId = actor.Value.AccountId,
            OrganisationId = actor.Value.OrganisationId,
            HoofdDeelnameId = hoofd?.Deelname.Id,
            GewijzigdOp = time.GetUtcNow(),
            Inhoud = Verzegel(inhoud),
        };
        db.Add(concept);
        await db.SaveChangesAsync(cancellation);
        return concept.Id;
    }

    /// <returns>Null when it is not an own draft, is handed in, or is about somebody out of reach.</returns>
    public async Task<Concept?> VindAsync(Guid id, CancellationToken cancellation)
    {
        var rij = await Eigen.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Inhoud != null, cancellation);
        if (rij?.Inhoud is not { } inhoud)
        {
            return null;
        }

        var hoofd = rij.HoofdDeelnameId is { } deelname ? await dossiers.VindAsync(Features.Zoeken, deelname, cancellation) : null;
        if (rij.HoofdDeelnameId is not null && hoofd is null)
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.aanmeldconcept") { ObjectType = "concept", ObjectId = id, ObjectCount = 1 }, cancellation);
        return new(id, hoofd, Open(inhoud), rij.GewijzigdOp);
    }

    public Task<bool> IsVerstuurdAsync(Guid id, CancellationToken cancellation) => Eigen.AnyAsync(c => c.Id == id && c.Inhoud == null, cancellation);

    public async Task<IReadOnlyList<Concept>> MijnAsync(CancellationToken cancellation)
    {
        var rijen = await Eigen.AsNoTracking().Where(c => c.Inhoud != null).OrderByDescending(c => c.GewijzigdOp).Take(20).ToListAsync(cancellation);
        if (rijen.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.aanmeldconcepten") { ObjectType = "concept", ObjectCount = rijen.Count }, cancellation);
        }

        return [.. rijen.Select(r => new Concept(r.Id, null, Open(r.Inhoud ?? []), r.GewijzigdOp))];
    }

    public Task BewaarAsync(Concept concept, CancellationToken cancellation)
    {
        concept.Inhoud.Vergeet();
        var (inhoud, nu) = (Verzegel(concept.Inhoud), time.GetUtcNow());
        return Eigen.Where(c => c.Id == concept.Id && c.Inhoud != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Inhoud, inhoud).SetProperty(c => c.GewijzigdOp, nu), cancellation);
    }

    /// <summary>
    /// Empties a draft in the unit of work that hands it in, so that it is sent the moment the request is there; that it was there says to a second
    /// click where it went.
    /// </summary>
    public async Task VerstuurAsync(Guid id, CancellationToken cancellation)
    {
        if (await Eigen.SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } rij)
        {
            rij.Inhoud = null;
        }
    }

    public Task WeggooienAsync(Guid id, CancellationToken cancellation) => Eigen.Where(c => c.Id == id && c.Inhoud != null).ExecuteDeleteAsync(cancellation);

    /// <summary>Days that a draft stays.</summary>
    public int Dagen => tenant.Value.Config.Retention.TryGetValue(Aanmeldconcept.Bewaring.Kind, out var dagen) ? dagen : Aanmeldconcept.Bewaring.Days;

    // who adds family has somebody to add; who enrols a client may come alone
    private static Conceptinhoud Begin(Dossier? hoofd) => hoofd is null ? new() : new()
    {
        Client = new() { Contract = hoofd.Contract.Number },
        Gezin = [new() { Rol = hoofd.Gezin.Any(l => l.Deelname.Rol == Rol.Partner) ? Rol.Kind : Rol.Partner }],
    };

    private byte[] Verzegel(Conceptinhoud inhoud) => velden.Protect(Aanmeldconcept.Doel, JsonSerializer.Serialize(inhoud));

    private Conceptinhoud Open(byte[] geheim) => JsonSerializer.Deserialize<Conceptinhoud>(velden.Reveal(Aanmeldconcept.Doel, geheim)) ?? new();
}
