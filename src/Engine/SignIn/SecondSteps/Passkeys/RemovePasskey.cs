using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>Takes an own passkey away; other sessions end. The last means stays where the tenant demands a second step.</summary>
public sealed class RemovePasskey(
    PortalDbContext db, OwnPasskeys own, ConfirmOwner confirm, Sessions sessions, CurrentActor actor, CurrentTenant tenant, SecondStepMails mails, AuditLog audit)
{
    internal static readonly Refusal Unknown = new("passkey.unknown", "Deze passkey bestaat niet (meer). Ga terug naar de lijst.");

    public async Task<Result<Account>> HandleAsync(Guid id, string? password, CancellationToken cancellation)
    {
        var confirmed = await confirm.HandleAsync(password, "Password", cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed;
        }

        var account = confirmed.Value;
        if (await own.FindAsync(id, cancellation) is not { } passkey)
        {
            return Unknown;
        }

        if (account.Passkeys == 1 && !UsableMeans.MayRemove(account, Means.Passkey, tenant.Value.Config.SignIn))
        {
            return RemoveMeans.Last;
        }

        db.Remove(passkey);
        account.Passkeys--;
        RemoveMeans.Forget(account, Means.Passkey);
        mails.Removed(account, Means.Passkey);
        audit.Add(new(AuditAction.Delete, "portal.passkey-verwijderen") { ObjectType = "passkey", ObjectId = id });
        var level = account.SecondStepEnabled ? actor.Value.Level : Level.Password;
        return await sessions.RestartAsync(account, level, cancellation);
    }
}
