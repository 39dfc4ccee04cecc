using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>Begins a draft with what was sent in steps before and failed (002-26).</summary>
public sealed class Opnieuw(PortalDbContext db, Concepten concepten, Dossiers dossiers, FeatureView features, CurrentActor actor, FieldProtector velden)
{
    /// <returns>Null when the request did not fail, or is out of reach.</returns>
    public Task<Mutatie?> VindAsync(Guid id, CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.AanmeldenGezin);
        return db.Set<Mutatie>().AsNoTracking().FirstOrDefaultAsync(
            m => m.Id == id && bereik.Contains(m.ContractId) && m.Status == MutatieStatus.Mislukt && m.DeelnameId == null && m.AanmeldingId != null, cancellation);
    }

    /// <summary>Takes everybody of the same request who failed and was not done over.</summary>
    /// <returns>Id of the draft and its first step; null where there is nothing to begin with.</returns>
    public async Task<(Guid Concept, string Stap)?> HandleAsync(Guid id, CancellationToken cancellation)
    {
        if (await VindAsync(id, cancellation) is not { } mutatie)
        {
            return null;
        }

        var mensen = await (
            from m in db.Set<Mutatie>()
            join a in db.Set<Aanmelding>() on m.AanmeldingId equals a.Id
            where m.AanvraagId == mutatie.AanvraagId && m.ContractId == mutatie.ContractId && m.Status == MutatieStatus.Mislukt && !db.Set<Mutatie>().Any(l => l.HerstelVan == m.Id)
            orderby a.Rol, a.Id
            select new { Mutatie = m.Id, Aanmelding = a }).AsNoTracking().ToListAsync(cancellation);
        if (mensen.Count == 0)
        {
            return null;
        }

        if (await concepten.HerstelAsync([.. mensen.Select(p => p.Mutatie)], cancellation) is { } bezig)
        {
            return bezig;
        }

        var client = mensen.Find(p => p.Aanmelding.Rol == Rol.Hoofdverzekerde);
        // the enrolment of a main person who did succeed has the id of the aanmelding
        var (eerste, hoofdId) = (mensen[0].Aanmelding, mensen[0].Aanmelding.HoofdDeelnameId ?? mensen[0].Aanmelding.HoofdAanmeldingId);
        var hoofd = client is null && hoofdId is { } deelname ? await dossiers.VindAsync(Features.Bijschrijven, deelname, cancellation) : null;
        if (client is null && hoofd is null)
        {
            return null;
        }

        var contract = actor.Value.Contract(eerste.ContractId)?.Number;
        var concept = await concepten.BeginAsync(
            hoofd,
            new()
            {
                Client = client is null ? new() { Contract = contract, Ingangsdatum = Engine.Ui.Show.Date(eerste.Ingangsdatum) } : Formulier(client.Aanmelding, contract, client.Mutatie),
                Gezin = [.. mensen.Where(p => p != client).Select(p => new Gezinslid { Rol = p.Aanmelding.Rol, Persoon = Formulier(p.Aanmelding, contract, p.Mutatie) })],
                Verzekering = eerste.Verzekering,
                Betaalwijze = eerste.Betaalwijze,
            },
            cancellation);
        return (concept, hoofd is null ? Stappen.Client : Stappen.Gezin);
    }

    private AanmeldFormulier Formulier(Aanmelding aanmelding, string? contract, Guid mutatie)
    {
        var formulier = AanmeldFormulier.Van(aanmelding, contract, mutatie);
        formulier.Bsn = aanmelding.Bsn is { } geheim ? velden.Reveal(Bsn.Doel, geheim) : null;
        return formulier;
    }
}
