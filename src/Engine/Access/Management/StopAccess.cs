using Engine.Audit;
using Engine.Modules;

namespace Engine.Access.Management;

/// <summary>Ends a colleague's access to this organisation (001-55). The account itself, and access to other organisations, stay.</summary>
public sealed class StopAccess(
    AccessLock access, OwnReach own, ManagedUsers users, LastManager managers, AccessMails mails, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<Account>> HandleAsync(Guid membership, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        if (await users.FindAsync(membership, reach, cancellation) is not { } user)
        {
            return AccessRefusals.Unknown;
        }

        if (user.Membership.DisabledAt is not null)
        {
            return user.Account;
        }

        if (!user.Access.All(reach.Covers))
        {
            return AccessRefusals.NotWhollyYours;
        }

        if (await managers.WouldLeaveAsync(user.Membership, user.Access, [], cancellation))
        {
            return AccessRefusals.LastManager;
        }

        user.Membership.DisabledAt = time.GetUtcNow();
        user.Account.RenewStamp();
        mails.Stopped(user.Account);
        audit.Add(new(AuditAction.Update, "portal.toegang-stoppen") { ObjectType = "account", ObjectId = user.Account.Id, Detail = "van: actief; naar: gestopt" });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : user.Account;
    }
}
