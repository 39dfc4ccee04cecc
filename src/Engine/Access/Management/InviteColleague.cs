using Engine.Access.Invitations;
using Engine.Access.Mail;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>Gives a colleague access (000-14, 001-56, 002-05): a mail with a link, and the roles once it is followed.</summary>
public sealed class InviteColleague(
    PortalDbContext db, AccessLock access, OwnReach own, SendInvitation send, MailRules rules, CurrentActor actor, CurrentTenant tenant, AuditLog audit)
{
    public sealed record Input(string? Name, string? Mail, IReadOnlyList<RoleScope> Access);

    public async Task<Result<Invitation>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var name = PersonName.Clean(input.Name);
        if (Refuse(name, input) is { Length: > 0 } refusals)
        {
            return refusals;
        }

        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        if (!input.Access.All(reach.Covers))
        {
            audit.Add(new(AuditAction.Create, "portal.gebruiker-uitnodigen") { Outcome = AuditOutcome.Refused, Detail = AccessRefusals.BeyondReach.Code });
            return await change.KeepAsync(cancellation) ?? AccessRefusals.BeyondReach;
        }

        var organisation = await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == actor.Value.OrganisationId, cancellation);
        return await send.AddAsync(change, organisation, name ?? "", input.Mail ?? "", [.. input.Access.Distinct()], cancellation);
    }

    private Refusal[] Refuse(string? name, Input input)
    {
        var manages = input.Access.Any(a => tenant.Value.Config.Roles.TryGetValue(a.Role, out var role) && role.Permissions.Contains(PortalPermissions.ManageUsers));
        return
        [
            .. name is null ? [new Refusal("invitation.name", "Vul de naam van uw collega in.", nameof(Input.Name))] : Array.Empty<Refusal>(),
            .. rules.Check(input.Mail, manages, nameof(Input.Mail)) is { } mail ? [mail] : Array.Empty<Refusal>(),
            .. input.Access.Count == 0 ? [AccessRefusals.Nothing] : Array.Empty<Refusal>(),
        ];
    }
}
