using Engine.Data;
using Engine.Data.Encryption;

namespace Collectiviteit.Aanmeldingen;

/// <summary>
/// Says of requests, while they are asked, whom of the register they are about. It looks only among the people whom the sender reaches at that
/// moment: roles per contract, the branch of a session, links and the scopes of a key are not known any more when a request is carried out.
/// </summary>
public sealed class Herkenning(PortalDbContext db, FieldProtector velden)
{
    /// <param name="aanmeldingen">Not saved yet; each that names somebody in reach gets the id of that person. One that has an id keeps it.</param>
    /// <param name="bereik">Contracts that the sender reaches; those of other employers are left out for each.</param>
    public async Task HandleAsync(IReadOnlyList<Aanmelding> aanmeldingen, IReadOnlyCollection<Guid> bereik, CancellationToken cancellation)
    {
        var nieuw = aanmeldingen.Where(a => a.DeelnemerId is null).ToList();
        if (nieuw.Count == 0)
        {
            return;
        }

        var contracten = bereik.Union(nieuw.Select(a => a.ContractId)).ToHashSet();
        var register = await Register.LeesAsync(db, velden, nieuw, new Dictionary<Guid, string>(), nieuw.ToDictionary(a => a.Id, _ => contracten), cancellation);
        foreach (var aanmelding in nieuw)
        {
            aanmelding.DeelnemerId = Inschrijfregels.Genoemd(aanmelding, register)?.Id;
        }
    }
}
