using Collectiviteit.Mutaties;
using Engine.Bulk.Uploads;
using Engine.Webhooks;

namespace Collectiviteit.Meldingen;

/// <summary>Tells programs of customers what the administration did, in the transaction in which it did so.</summary>
public sealed class Melden(WebhookPost post)
{
    /// <summary>Tells of requests that were closed just now.</summary>
    public Task AfgerondAsync(IReadOnlyList<Mutatie> mutaties, CancellationToken cancellation) => !post.IsOn ? Task.CompletedTask : post.SendAsync(
        [
            .. mutaties.Select(m => new WebhookEvent(
                m.Status == MutatieStatus.Verwerkt ? Gebeurtenissen.MutatieVerwerkt : Gebeurtenissen.MutatieMislukt, [m.ContractId], MutatieMelding.Van(m, post.Link($"mutaties/{m.Id}")))),
        ],
        cancellation);

    /// <summary>Tells the organisation of the sender that its form is done.</summary>
    public Task GeuploadAsync(BulkUpload upload, CancellationToken cancellation) => post.SendAsync(
        [
            new(Gebeurtenissen.UploadKlaar, upload.Contracts, UploadMelding.Van(upload, post.Link($"mutaties?sinds={Uri.EscapeDataString(upload.UploadedAt.ToUniversalTime().ToString("O"))}")))
            {
                OrganisationId = upload.OrganisationId,
            },
        ],
        cancellation);
}
