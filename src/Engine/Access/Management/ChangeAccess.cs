using Engine.Audit;
using Engine.Data;
using Engine.Modules;

namespace Engine.Access.Management;

/// <summary>Gives a colleague other roles or contracts (001-55, 002-05, 002-28). What lies outside the own reach stays as it is.</summary>
public sealed class ChangeAccess(
    PortalDbContext db, AccessLock access, OwnReach own, ManagedUsers users, LastManager managers, AccessText text, AccessMails mails, CurrentActor actor, AuditLog audit)
{
    /// <param name="Membership">Id of the colleague's membership.</param>
    /// <param name="Access">What the colleague has afterwards, within the own reach.</param>
    public sealed record Input(Guid Membership, IReadOnlyList<RoleScope> Access);

    public async Task<Result<Account>> HandleAsync(Input input, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        if (await users.FindAsync(input.Membership, reach, cancellation) is not { } user)
        {
            return AccessRefusals.Unknown;
        }

        var wished = input.Access.Distinct().ToList();
        var before = user.Access;
        var after = (IReadOnlyList<RoleScope>)[.. before.Where(b => !reach.Covers(b)).Union(wished)];
        if (Refuse(user, reach, wished, before) is { } refusal)
        {
            audit.Add(new(AuditAction.Update, "portal.toegang-wijzigen")
            {
                Outcome = AuditOutcome.Refused, ObjectType = "account", ObjectId = user.Account.Id, Detail = $"{refusal.Code}: {await text.OfAsync(wished.Where(reach.Sees).ToList(), cancellation)}",
            });
            return await change.KeepAsync(cancellation) ?? refusal;
        }

        if (before.ToHashSet().SetEquals(after))
        {
            return user.Account;
        }

        if (await managers.WouldLeaveAsync(user.Membership, before, after, cancellation))
        {
            return AccessRefusals.LastManager;
        }

        if (after.Count == 0)
        {
            return AccessRefusals.NothingLeft;
        }

        db.RemoveRange(user.Grants.Where(g => !after.Contains(new(g.Role, g.ContractId))));
        db.AddRange(after.Except(before).Select(a => new Grant { MembershipId = user.Membership.Id, Role = a.Role, ContractId = a.ContractId }));
        // the sessions of before end: whoever they were meant for signs in with the new rights
        user.Account.RenewStamp();
        mails.Changed(user.Account, await text.OfAsync(after, cancellation));
        audit.Add(new(AuditAction.Update, "portal.toegang-wijzigen")
        {
            ObjectType = "account", ObjectId = user.Account.Id, Detail = $"van: {await text.OfAsync(before, cancellation)}; naar: {await text.OfAsync(after, cancellation)}",
        });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : user.Account;
    }

    private Refusal? Refuse(ManagedUser user, AccessReach reach, List<RoleScope> wished, IReadOnlyList<RoleScope> before) =>
        !wished.TrueForAll(reach.Covers) ? AccessRefusals.BeyondReach
        : user.Account.Id == actor.Value.AccountId && !wished.TrueForAll(w => before.Any(b => b.Includes(w))) ? AccessRefusals.OwnElevation
        : null;
}
