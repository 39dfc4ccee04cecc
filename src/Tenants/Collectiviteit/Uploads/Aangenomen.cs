using Collectiviteit.Mutaties;
using Engine.Audit;
using Engine.Bulk.Uploads;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>An accepted row with the request that it led to.</summary>
/// <param name="Naam">Whom it is about.</param>
public sealed record AangenomenRegel(int Nummer, string Naam, Mutatie Mutatie);

/// <summary>What became of the rows of an upload that were accepted (001-31): each with whom it is about and how far it is.</summary>
public sealed class Aangenomen(PortalDbContext db, ViewUploads uploads, AuditLog audit)
{
    /// <param name="upload">Found within the reach of who looks.</param>
    /// <param name="na">Number of the last row of the page before.</param>
    public async Task<IReadOnlyList<AangenomenRegel>> VanAsync(BulkUpload upload, int na, int aantal, CancellationToken cancellation)
    {
        var rijen = await uploads.AcceptedAsync(upload, na, aantal, cancellation);
        var verzoeken = rijen.Select(r => r.Result).ToList();
        var namen = await Verzoeknaam.Bij(db, db.Set<Mutatie>().Where(m => EF.Parameter(verzoeken).Contains(m.Id) && upload.Contracts.Contains(m.ContractId)))
            .ToDictionaryAsync(v => v.Mutatie.Id, cancellation);
        if (namen.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.aangenomen-regels") { ObjectType = "deelnemer", ObjectCount = namen.Count }, cancellation);
        }

        // a request that is kept no longer leaves no line
        return [.. rijen.Where(r => namen.ContainsKey(r.Result)).Select(r => new AangenomenRegel(r.Number, namen[r.Result].Naam, namen[r.Result].Mutatie))];
    }
}
