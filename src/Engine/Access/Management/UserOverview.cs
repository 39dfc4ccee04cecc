using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

public enum UserState
{
    Active,

    /// <summary>Invited, and the link works.</summary>
    Invited,

    /// <summary>Invited, and the link is too old.</summary>
    Expired,

    /// <summary>Stopped here, or disabled by the insurer's desk.</summary>
    Stopped,
}

/// <summary>One line of the overview: a colleague or an invitation.</summary>
/// <param name="Id">Of the membership or the invitation.</param>
/// <param name="Since">When it became what it is; null for who is active.</param>
/// <param name="Access">Roles as far as they are in sight.</param>
/// <param name="HasMore">Whether there are roles that the viewer may not change.</param>
public sealed record UserLine(
    Guid Id, Guid? AccountId, string Name, string Mail, UserState State, DateTimeOffset? Since, DateTimeOffset? LastSignIn, IReadOnlyList<RoleScope> Access, bool HasMore)
{
    public bool IsInvitation => State is UserState.Invited or UserState.Expired;
}

/// <summary>Everybody who has or will have access to the organisation of who is signed in (000-15, 001-55), as far as the own reach shows.</summary>
public sealed class UserOverview(PortalDbContext db, OwnReach own, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>All lines, by name. An organisation has tens of users, so lists are cut in memory.</summary>
    public async Task<(IReadOnlyList<UserLine> Lines, AccessReach Reach)> ListAsync(CancellationToken cancellation)
    {
        var reach = await own.LoadAsync(cancellation);
        var lines = reach.IsEmpty ? [] : (await MembersAsync(reach, cancellation)).Concat(await InvitationsAsync(reach, cancellation))
            .OrderBy(l => l.Name, StringComparer.Create(Show.Dutch, ignoreCase: true)).ThenBy(l => l.Id).ToList();
        await audit.ReadAsync(new(AuditAction.Read, "portal.gebruikers-bekijken") { ObjectType = "account", ObjectCount = lines.Count }, cancellation);
        return (lines, reach);
    }

    /// <summary>Contracts of the organisation for which roles can be given.</summary>
    public async Task<IReadOnlyList<Contract>> ContractsAsync(AccessReach reach, CancellationToken cancellation) =>
        [.. (await db.Set<Contract>().AsNoTracking().Where(c => c.OrganisationId == actor.Value.OrganisationId).OrderBy(c => c.Number).ToListAsync(cancellation)).Where(c => reach.Sees(c.Id))];

    private async Task<IEnumerable<UserLine>> MembersAsync(AccessReach reach, CancellationToken cancellation)
    {
        var members = await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.OrganisationId == actor.Value.OrganisationId
            select new { m.Id, m.AccountId, a.Name, a.Mail, a.State, m.DisabledAt, m.LastSignIn }).ToListAsync(cancellation);
        var grants = (await (
            from m in db.Set<Membership>().AsNoTracking()
            join g in db.Set<Grant>() on m.Id equals g.MembershipId
            where m.OrganisationId == actor.Value.OrganisationId
            select new { m.Id, g.Role, g.ContractId }).ToListAsync(cancellation)).ToLookup(g => g.Id, g => new RoleScope(g.Role, g.ContractId));
        return members
            .Where(m => reach.IsWhole || m.AccountId == actor.Value.AccountId || grants[m.Id].Any(reach.Sees))
            .Select(m => new UserLine(
                m.Id, m.AccountId, m.Name, m.Mail,
                m.DisabledAt is not null || m.State == AccountState.Disabled ? UserState.Stopped : UserState.Active,
                m.DisabledAt, m.LastSignIn, [.. grants[m.Id].Where(reach.Sees)], !grants[m.Id].All(reach.Covers)));
    }

    private async Task<IEnumerable<UserLine>> InvitationsAsync(AccessReach reach, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var pending = await db.Set<Invitation>().AsNoTracking()
            .Where(i => i.OrganisationId == actor.Value.OrganisationId && i.State == InvitationState.Pending).ToListAsync(cancellation);
        var grants = (await (
            from i in db.Set<Invitation>().AsNoTracking()
            join g in db.Set<InvitationGrant>() on i.Id equals g.InvitationId
            where i.OrganisationId == actor.Value.OrganisationId && i.State == InvitationState.Pending
            select new { i.Id, g.Role, g.ContractId }).ToListAsync(cancellation)).ToLookup(g => g.Id, g => new RoleScope(g.Role, g.ContractId));
        return pending
            .Where(i => reach.IsWhole || grants[i.Id].Any(reach.Sees))
            .Select(i => new UserLine(
                i.Id, null, i.Name, i.Mail, i.ExpiresAt > now ? UserState.Invited : UserState.Expired, i.SentAt, null,
                [.. grants[i.Id].Where(reach.Sees)], !grants[i.Id].All(reach.Covers)));
    }
}
