using Engine.Data;
using Engine.Data.Encryption;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>Ends an open question with an answer: row, ledger and signal to the process in the caller's transaction.</summary>
public sealed class CloseConsent(PortalDbContext db, ConsentLedger ledger, Signals signals, FieldProtector protector, TimeProvider time)
{
    /// <returns>False when the question is not open any more; then nothing was done.</returns>
    public async Task<bool> TryAsync(ConsentRequest request, ConsentState state, string? note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = note is null ? null : protector.Protect(ConsentRequest.NotePurpose, note);
        if (await db.Set<ConsentRequest>().Where(r => r.Id == request.Id && r.State == ConsentState.Pending && (r.ExpiresAt == null || r.ExpiresAt > now)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, state).SetProperty(r => r.ClosedAt, now).SetProperty(r => r.Note, kept), cancellation) == 0)
        {
            return false;
        }

        var text = await db.Set<ConsentText>().FirstAsync(t => t.Id == request.TextId, cancellation);
        ledger.Add(request.Id, text, EventOf(state));
        var type = request.Kind == ConsentKind.Consent ? PortalActivities.AwaitConsent : PortalActivities.AwaitSignature;
        await signals.DeliverAsync($"work:{request.Id}", HumanWait.HashOf(type, request.Id), Answer(request, text, state, now, note).Payload, cancellation);
        return true;
    }

    private static ConsentEvent EventOf(ConsentState state) => state switch
    {
        ConsentState.Granted => ConsentEvent.Granted,
        ConsentState.Refused => ConsentEvent.Refused,
        ConsentState.Undeliverable => ConsentEvent.Undeliverable,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static WorkAnswer Answer(ConsentRequest request, ConsentText text, ConsentState state, DateTimeOffset at, string? note) => (request.Kind, state) switch
    {
        (ConsentKind.Consent, _) => new(
            state.ToString(), ("consentId", request.Id.ToString()), ("decision", state.ToString()), ("decidedAt", at), ("textHash", text.Hash), ("note", note)),
        (_, ConsentState.Granted) => new(
            "Signed", ("signedDocumentId", request.DocumentId?.ToString()), ("signedAt", at), ("evidenceId", request.Id.ToString())),
        (_, ConsentState.Refused) => new("Declined"),
        _ => new(state.ToString()),
    };
}
