using Engine.Access.Invitations;
using Engine.Access.Mail;
using Engine.Access.Management;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <summary>The insurer's desk gives somebody at a customer an account (000-01). It gives no roles of the insurer's own staff.</summary>
public sealed class DeskInvitation(PortalDbContext db, AccessLock access, SendInvitation send, MailRules rules, SamePerson persons, CurrentActor actor, CurrentTenant tenant)
{
    /// <param name="Mobile">Number for codes by text message, when the desk knows it (004-14).</param>
    public sealed record Input(Guid Organisation, string? Name, string? Mail, IReadOnlyList<RoleScope> Access, string? Mobile = null);

    /// <summary>Customers whose number or name holds the text; at most twenty.</summary>
    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(string? text, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var part = Like.Part(text);
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
        return await db.Set<Organisation>().AsNoTracking()
            .Where(o => !o.IsStaff && (EF.Functions.Like(o.Name.ToLower(), part, "\\") || EF.Functions.Like(o.Number.ToLower(), part, "\\")))
            .OrderBy(o => o.Name).Take(20).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
    }

    public Task<Organisation?> OrganisationAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id && !o.IsStaff, cancellation);

    public async Task<IReadOnlyList<Contract>> ContractsAsync(Guid organisation, CancellationToken cancellation) =>
        await db.Set<Contract>().AsNoTracking().Where(c => c.OrganisationId == organisation).OrderBy(c => c.Number).ToListAsync(cancellation);

    public AccessReach ReachAt(IEnumerable<Contract> contracts) => AccessReach.OfDesk(tenant.Value.Config.Roles, contracts.Select(c => c.Id));

    /// <summary>Saves the unit of work with the invitation.</summary>
    public async Task<Result<Invitation>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var name = PersonName.Clean(input.Name);
        var manages = input.Access.Any(a => tenant.Value.Config.Roles.TryGetValue(a.Role, out var role) && role.Permissions.Contains(PortalPermissions.ManageUsers));
        Refusal[] refusals =
        [
            .. name is null ? [new Refusal("invitation.name", "Vul de naam in.", nameof(Input.Name))] : Array.Empty<Refusal>(),
            .. rules.Check(input.Mail, manages, nameof(Input.Mail)) is { } mail ? [mail] : Array.Empty<Refusal>(),
            .. !string.IsNullOrWhiteSpace(input.Mobile) && MobileNumbers.Normalize(input.Mobile) is null
                ? [new Refusal("invitation.mobile", "Vul een mobiel nummer in dat begint met 06, of laat het leeg.", nameof(Input.Mobile))] : Array.Empty<Refusal>(),
            .. input.Access.Count == 0 ? [AccessRefusals.Nothing] : Array.Empty<Refusal>(),
        ];
        if (refusals.Length > 0)
        {
            return refusals;
        }

        if (await persons.IsAsync(actor.Value, input.Mail ?? "", cancellation))
        {
            return DeskCase.NotOwn;
        }

        await using var change = await access.TakeAsync(input.Organisation, cancellation);
        if (await OrganisationAsync(input.Organisation, cancellation) is not { } organisation)
        {
            return new Refusal("invitation.organisation", "Kies een organisatie.", "Organisatie");
        }

        if (!input.Access.All(ReachAt(await ContractsAsync(organisation.Id, cancellation)).Covers))
        {
            return AccessRefusals.BeyondReach;
        }

        return await send.AddAsync(change, organisation, name ?? "", input.Mail ?? "", [.. input.Access.Distinct()], cancellation,
            MobileNumbers.Normalize(input.Mobile));
    }
}
