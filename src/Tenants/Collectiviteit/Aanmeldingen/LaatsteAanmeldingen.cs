using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>An enrolment that this user asked for, with what became of it.</summary>
/// <param name="IsTeHerstellen">Failed, and not done over yet.</param>
public sealed record LaatsteAanmelding(string Naam, Mutatie Mutatie, bool IsTeHerstellen);

/// <summary>The user's own last enrolments, and a failed one as a form again (001-28).</summary>
public sealed class LaatsteAanmeldingen(
    PortalDbContext db, FeatureView features, CurrentActor actor, FieldProtector velden, VerborgenBsn verborgen, Instellingen instellingen, AuditLog audit)
{
    private const int Aantal = 5;

    public async Task<IReadOnlyList<LaatsteAanmelding>> VanMijAsync(CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.Aanmelden);
        var (account, sinds) = (actor.Value.AccountId, instellingen.MisluktSinds);
        var rijen = await db.Set<Mutatie>().AsNoTracking()
            .Where(m => m.DoorAccountId == account && m.IngediendOp >= sinds && m.DeelnameId == null && bereik.Contains(m.ContractId))
            .Join(db.Set<Aanmelding>().AsNoTracking().Where(a => a.Herkomst == Herkomst.Formulier), m => m.AanmeldingId, a => a.Id, (m, a) => new { m, a, hersteld = db.Set<Mutatie>().Any(h => h.HerstelVan == m.Id) })
            .OrderByDescending(r => r.m.IngediendOp).Take(Aantal).ToListAsync(cancellation);
        if (rijen.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.laatste-aanmeldingen") { ObjectType = "aanmelding", ObjectCount = rijen.Count }, cancellation);
        }

        return [.. rijen.Select(r => new LaatsteAanmelding(r.a.Naam, r.m, r.m.Status == MutatieStatus.Mislukt && !r.hersteld))];
    }

    /// <summary>The request that failed, which says why.</summary>
    /// <returns>Null when it did not fail or is out of reach.</returns>
    public async Task<Mutatie?> MisluktAsync(Guid mutatie, CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.Aanmelden);
        return await db.Set<Mutatie>().AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == mutatie && bereik.Contains(m.ContractId) && m.Status == MutatieStatus.Mislukt && m.DeelnameId == null, cancellation);
    }

    /// <summary>What was filled in for a request that failed, for another try.</summary>
    /// <returns>Null when it did not fail or is out of reach.</returns>
    public async Task<AanmeldFormulier?> TerugAsync(Guid mutatie, CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.Aanmelden);
        var aanmelding = await db.Set<Mutatie>()
            .Where(m => m.Id == mutatie && bereik.Contains(m.ContractId) && m.Status == MutatieStatus.Mislukt && m.DeelnameId == null)
            .Join(db.Set<Aanmelding>().AsNoTracking().Where(a => a.Rol == Rol.Hoofdverzekerde), m => m.AanmeldingId, a => a.Id, (m, a) => a).SingleOrDefaultAsync(cancellation);
        if (aanmelding is null)
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.aanmelding-verbeteren") { ObjectType = "aanmelding", ObjectId = aanmelding.Id, ObjectCount = 1 }, cancellation);
        var formulier = AanmeldFormulier.Van(aanmelding, actor.Value.Contract(aanmelding.ContractId)?.Number, mutatie);
        formulier.BsnBewaard = aanmelding.Bsn is { } geheim ? verborgen.Verberg(velden.Reveal(Bsn.Doel, geheim)) : null;
        return formulier;
    }
}
