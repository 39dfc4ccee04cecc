using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>
/// The person takes a consent back, by the same link and as easily as it was given. The activity that asked ended long ago, so the processes
/// that must stop hear an event, correlated on the id of the consent; <see cref="TellWithdrawal"/> tells it afterwards, so that nothing there stands in the way.
/// </summary>
public sealed class WithdrawConsent(PortalDbContext db, OpenConsent open, ConsentLedger ledger, JobQueue jobs, AuditLog audit, TimeProvider time)
{
    public const string EventName = "Portal.ConsentWithdrawn";

    public static readonly Refusal NotGranted = new("consent.not-granted", "Er is nu geen toestemming om in te trekken.");

    public async Task<Result<ConsentRequest>> HandleAsync(string? token, CancellationToken cancellation)
    {
        if (await open.FindAsync(token, ConsentKind.Consent, cancellation) is not { } found)
        {
            return DecideConsent.Unknown;
        }

        var (request, now) = (found.Consent.Request, time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<ConsentRequest>().Where(r => r.Id == request.Id && r.State == ConsentState.Granted)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ConsentState.Withdrawn).SetProperty(r => r.WithdrawnAt, now), cancellation) == 0)
        {
            return NotGranted;
        }

        ledger.Add(request.Id, found.Consent.Text, ConsentEvent.Withdrawn);
        audit.Add(new(AuditAction.Execute, "portal.toestemming-intrekken") { ObjectType = "toestemming", ObjectId = request.Id });
        jobs.Add(TellWithdrawal.JobKind, request.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return request;
    }
}
