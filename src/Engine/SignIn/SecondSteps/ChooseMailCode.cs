using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>Chooses codes by mail, after a code showed that mail arrives. The address is the user name and changes with it.</summary>
public sealed class ChooseMailCode(
    SendCode send, SentCodes codes, SecondStepCheck check, ShownRecoveryCodes shown, CurrentTenant tenant, SecondStepMails mails, AuditLog audit)
{
    /// <param name="account">Tracked.</param>
    /// <param name="binding">Session in which the code counts.</param>
    public async Task<Result<SentCode>> SendAsync(Account account, Guid binding, CancellationToken cancellation) =>
        tenant.Value.Config.SignIn.SecondStepMeans.Contains(Means.Mail)
            ? await send.ToMailAsync(account, binding, cancellation)
            : new Refusal("mail-code.means", "Bij dit portaal kunt u geen codes per e-mail ontvangen.");

    /// <summary>Whether a code is on its way in this session.</summary>
    public async Task<bool> IsWaitingAsync(Guid account, Guid binding, CancellationToken cancellation) =>
        await codes.LatestAsync(account, CodePurpose.Address, binding, cancellation) is { EndedAt: null };

    /// <param name="account">Tracked; it is saved, its sessions end, and the caller starts a new one.</param>
    public async Task<Result<Account>> HandleAsync(Account account, string? typed, Guid binding, CancellationToken cancellation)
    {
        if (await codes.LatestAsync(account.Id, CodePurpose.Address, binding, cancellation) is not { } sent
            || await check.HandleAsync(account, sent, typed, cancellation) != SecondStepVerdict.Code)
        {
            return ConfirmNumber.Wrong;
        }

        (account.MailCode, account.PreferredMeans) = (true, Means.Mail);
        if (account.RecoveryCodes.Count == 0)
        {
            shown.Renew(account);
        }

        account.RenewStamp();
        mails.MailChosen(account);
        audit.Add(new(AuditAction.Update, "portal.mailcode-kiezen") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id });
        return account;
    }
}
