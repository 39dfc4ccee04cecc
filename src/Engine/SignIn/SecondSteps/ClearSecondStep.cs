using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>Takes everything of the second step from an account, and gives it a new stamp.</summary>
public sealed class ClearSecondStep(PortalDbContext db)
{
    /// <param name="account">Tracked; the caller saves it, in the transaction in which it called this.</param>
    public async Task HandleAsync(Account account, CancellationToken cancellation)
    {
        await db.Set<Passkey>().Where(p => p.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.Set<RememberedDevice>().Where(d => d.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.Set<SentCode>().Where(c => c.AccountId == account.Id && c.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, c => c.SentAt), cancellation);
        (account.AuthenticatorKey, account.LastCodeStep, account.Mobile, account.MobileHash, account.MailCode) = (null, null, null, null, false);
        (account.Passkeys, account.PreferredMeans, account.RecoveryCodes, account.CodeFailures) = (0, null, [], []);
        account.RenewStamp();
    }
}
