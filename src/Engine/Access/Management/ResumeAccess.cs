using Engine.Audit;
using Engine.Modules;

namespace Engine.Access.Management;

/// <summary>Gives a colleague the access back that was stopped, with the roles of before as far as the own reach covers all of them.</summary>
public sealed class ResumeAccess(
    AccessLock access, OwnReach own, ManagedUsers users, AccessMails mails, CurrentActor actor, AuditLog audit)
{
    public async Task<Result<Account>> HandleAsync(Guid membership, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        if (await users.FindAsync(membership, reach, cancellation) is not { } user)
        {
            return AccessRefusals.Unknown;
        }

        if (user.Membership.DisabledAt is null)
        {
            return user.Account;
        }

        if (!user.Access.All(reach.Covers))
        {
            return AccessRefusals.NotWhollyYours;
        }

        user.Membership.DisabledAt = null;
        mails.Resumed(user.Account);
        audit.Add(new(AuditAction.Update, "portal.toegang-hervatten") { ObjectType = "account", ObjectId = user.Account.Id, Detail = "van: gestopt; naar: actief" });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : user.Account;
    }
}
