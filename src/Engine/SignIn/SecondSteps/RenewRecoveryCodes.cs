using Engine.Access;
using Engine.Audit;
using Engine.Modules;

namespace Engine.SignIn.SecondSteps;

/// <summary>Makes new recovery codes; the old ones are worth nothing from then on, and other sessions end.</summary>
public sealed class RenewRecoveryCodes(
    ConfirmOwner confirm, ShownRecoveryCodes shown, Sessions sessions, CurrentActor actor, SecondStepMails mails, AuditLog audit)
{
    public async Task<Result<Account>> HandleAsync(string? password, string field, CancellationToken cancellation)
    {
        var confirmed = await confirm.HandleAsync(password, field, cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed;
        }

        var account = confirmed.Value;
        shown.Renew(account);
        account.RenewStamp();
        mails.CodesRenewed(account);
        audit.Add(new(AuditAction.Update, "portal.herstelcodes-vernieuwen") { ObjectType = "account", ObjectId = account.Id });
        return await sessions.RestartAsync(account, actor.Value.Level, cancellation);
    }
}
