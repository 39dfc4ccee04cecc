using System.Text.Json;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>An own draft, opened.</summary>
/// <param name="Hoofd">Whose family is added; null when a main person is enrolled as well.</param>
public sealed record Concept(Guid Id, Dossier? Hoofd, Conceptinhoud Inhoud)
{
    /// <summary>Not kept yet: nothing was filled in.</summary>
    public bool IsNieuw => Id == Guid.Empty;

    /// <summary>Id that a new one gets, so that who goes back in the browser finds it again; null for any.</summary>
    public Guid? Sleutel { get; init; }
}

/// <summary>An own draft in the list.</summary>
/// <param name="Hoofd">Name of who gets family; null when a main person is enrolled as well, or is out of reach by now.</param>
public sealed record Conceptregel(Guid Id, string? Hoofd, Conceptinhoud Inhoud, DateTimeOffset GewijzigdOp)
{
    public string Naam => Hoofd is not null ? $"Bijschrijven bij {Hoofd}"
        : Inhoud.Gezin.Select(l => l.Persoon).Prepend(Inhoud.Client).FirstOrDefault(p => !string.IsNullOrWhiteSpace(p.Achternaam))?.VolledigeNaam ?? "Zonder naam";
}

/// <summary>The drafts of this account at this organisation: nobody else opens them, not even a colleague.</summary>
public sealed class Concepten(PortalDbContext db, Dossiers dossiers, CurrentActor actor, CurrentTenant tenant, FeatureView features, FieldProtector velden, AuditLog audit, TimeProvider time)
{
    // that are shown
    private const int Meeste = 20;

    private IQueryable<Aanmeldconcept> Eigen
    {
        get
        {
            var (account, organisatie) = (actor.Value.AccountId, actor.Value.OrganisationId);
            return db.Set<Aanmeldconcept>().Where(c => c.AccountId == account && c.OrganisationId == organisatie);
        }
    }

    /// <summary>Goes on where this user was with the family, or begins.</summary>
    /// <param name="hoofd">Whose family is added; null for a new main person.</param>
    public async Task<Guid> BeginAsync(Dossier? hoofd, CancellationToken cancellation)
    {
        var bezig = hoofd?.Deelname.Id is not { } deelname ? null
            : await Eigen.Where(c => c.HoofdDeelnameId == deelname && c.Inhoud != null).OrderByDescending(c => c.GewijzigdOp).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
        return bezig ?? await BeginAsync(hoofd, Begin(hoofd), cancellation);
    }

    /// <summary>The draft in which the user does these failed requests over already.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<(Guid Id, string Stap)?> HerstelAsync(IReadOnlyCollection<Guid> mislukt, CancellationToken cancellation)
    {
        var rijen = await Eigen.AsNoTracking().Where(c => c.Inhoud != null).OrderByDescending(c => c.GewijzigdOp).Take(Meeste).ToListAsync(cancellation);
        foreach (var rij in rijen)
        {
            var inhoud = Open(rij.Inhoud ?? []);
            if (inhoud.Gezin.Select(l => l.Persoon).Append(inhoud.Client).Any(p => Guid.TryParse(p.HerstelVan, out var van) && mislukt.Contains(van)))
            {
                return (rij.Id, inhoud.Stap);
            }
        }

        return null;
    }

    /// <param name="hoofd">Whose family is added; null for a new main person.</param>
    /// <param name="inhoud">What is filled in already.</param>
    public Task<Guid> BeginAsync(Dossier? hoofd, Conceptinhoud inhoud, CancellationToken cancellation)
    {
        inhoud.Stap = hoofd is null ? Stappen.Client : Stappen.Gezin;
        return VoegToeAsync(new(Guid.Empty, hoofd, inhoud), cancellation);
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
        return new(id, hoofd, Open(inhoud));
    }

    public Task<bool> IsVerstuurdAsync(Guid id, CancellationToken cancellation) => Eigen.AnyAsync(c => c.Id == id && c.Inhoud == null, cancellation);

    public async Task<IReadOnlyList<Conceptregel>> MijnAsync(CancellationToken cancellation)
    {
        var rijen = await Eigen.AsNoTracking().Where(c => c.Inhoud != null).OrderByDescending(c => c.GewijzigdOp).Take(Meeste).ToListAsync(cancellation);
        if (rijen.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.aanmeldconcepten") { ObjectType = "concept", ObjectCount = rijen.Count }, cancellation);
        }

        var (hoofden, bereik) = (rijen.Select(r => r.HoofdDeelnameId).OfType<Guid>().ToList(), features.Contracts(Features.Zoeken));
        var namen = hoofden.Count == 0 ? [] : await db.Set<Deelname>().AsNoTracking().Where(d => hoofden.Contains(d.Id) && bereik.Contains(d.ContractId))
            .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d.Id, p }).ToDictionaryAsync(r => r.Id, r => Naam.Toon(r.p), cancellation);
        return [.. rijen.Select(r => new Conceptregel(r.Id, r.HoofdDeelnameId is { } hoofd ? namen.GetValueOrDefault(hoofd) : null, Open(r.Inhoud ?? []), r.GewijzigdOp))];
    }

    /// <returns>The draft as it is kept now.</returns>
    public async Task<Concept> BewaarAsync(Concept concept, CancellationToken cancellation)
    {
        concept.Inhoud.Vergeet();
        if (concept.IsNieuw)
        {
            return concept with { Id = await VoegToeAsync(concept, cancellation) };
        }

        var (inhoud, nu) = (Verzegel(concept.Inhoud), time.GetUtcNow());
        await Eigen.Where(c => c.Id == concept.Id && c.Inhoud != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Inhoud, inhoud).SetProperty(c => c.GewijzigdOp, nu), cancellation);
        return concept;
    }

    private async Task<Guid> VoegToeAsync(Concept nieuw, CancellationToken cancellation)
    {
        var concept = new Aanmeldconcept
        {
            Id = nieuw.Sleutel ?? Guid.CreateVersion7(),
            AccountId = actor.Value.AccountId,
            OrganisationId = actor.Value.OrganisationId,
            HoofdDeelnameId = nieuw.Hoofd?.Deelname.Id,
            GewijzigdOp = time.GetUtcNow(),
            Inhoud = Verzegel(nieuw.Inhoud),
        };
        db.Add(concept);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return concept.Id;
        }
        catch (DbUpdateException fault) when (nieuw.Sleutel is not null && db.IsDouble(fault))
        {
            // the second of two clicks; or an id that is not this user's, which says nothing
            db.Entry(concept).State = EntityState.Detached;
            return await Eigen.AnyAsync(c => c.Id == concept.Id && c.Inhoud != null, cancellation) ? concept.Id : await VoegToeAsync(nieuw with { Sleutel = null }, cancellation);
        }
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
