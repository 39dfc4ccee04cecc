using Engine.Access;
using Engine.Audit;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>Takes one means from the own account; the last one only where the tenant leaves the second step to the user (000-07).</summary>
public sealed class RemoveMeans(ConfirmOwner confirm, Sessions sessions, CurrentActor actor, CurrentTenant tenant, SecondStepMails mails, AuditLog audit)
{
    internal static readonly Refusal Last = new(
        "means.last", "Inloggen in twee stappen is bij dit portaal verplicht. Kies eerst een andere manier; daarna kunt u deze verwijderen.");

    /// <param name="means">Any but a passkey, of which there may be several.</param>
    /// <param name="field">Name of the input with the password, for the refusal.</param>
    public async Task<Result<Account>> HandleAsync(Means means, string? password, string field, CancellationToken cancellation)
    {
        var confirmed = await confirm.HandleAsync(password, field, cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed;
        }

        var account = confirmed.Value;
        if (!UsableMeans.MayRemove(account, means, tenant.Value.Config.SignIn))
        {
            return Last;
        }

        switch (means)
        {
            case Means.App:
                (account.AuthenticatorKey, account.LastCodeStep) = (null, null);
                break;
            case Means.Sms:
                (account.Mobile, account.MobileHash) = (null, null);
                break;
            case Means.Mail:
                account.MailCode = false;
                break;
            case Means.Passkey:
                throw new ArgumentOutOfRangeException(nameof(means), "A passkey is removed by its id.");
        }

        Forget(account, means);
        mails.Removed(account, means);
        audit.Add(new(AuditAction.Update, "portal.middel-verwijderen") { ObjectType = "account", ObjectId = account.Id, Detail = means.ToString() });
        return await sessions.RestartAsync(account, LevelAfter(account), cancellation);
    }

    /// <summary>What follows from the removal of a means: no preference for it, and no recovery codes when it was the last.</summary>
    internal static void Forget(Account account, Means means)
    {
        account.PreferredMeans = account.PreferredMeans == means && !UsableMeans.Has(account, means) ? null : account.PreferredMeans;
        account.RecoveryCodes = account.SecondStepEnabled ? account.RecoveryCodes : [];
        account.RenewStamp();
    }

    private Level LevelAfter(Account account) => account.SecondStepEnabled ? actor.Value.Level : Level.Password;
}
