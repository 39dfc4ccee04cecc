using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>
/// The insurer's desk takes away every means of somebody's second step, for who lost the phone (000-12). All sessions end, the user is
/// told by mail, and signs in with the password alone once to register anew. The caller checks the right to do so.
/// </summary>
public sealed class ResetSecondStep(PortalDbContext db, ClearSecondStep clear, SecondStepMails mails, AuditLog audit)
{
    /// <param name="account">Account of the current tenant.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <returns>Refused when there is no such account, when it has nothing to reset, or when it was changed at the same moment.</returns>
    public async Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == account, cancellation) is not { } found)
        {
            return new Refusal("account.unknown", "Dit account bestaat niet (meer).");
        }

        if (!found.SecondStepEnabled && found.RecoveryCodes.Count == 0)
        {
            return new Refusal("second-step.none", "Dit account logt al in zonder tweede stap. Er is niets te herstellen.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await clear.HandleAsync(found, cancellation);
        mails.Reset(found);
        audit.Add(new(AuditAction.Update, "portal.tweede-stap-herstellen") { ObjectType = "account", ObjectId = found.Id, Detail = reason });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Sessions.Overtaken;
        }

        await transaction.CommitAsync(cancellation);
        return found;
    }
}
