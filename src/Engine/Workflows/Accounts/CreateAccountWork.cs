using Engine.Access;
using Engine.Access.Desk;
using Engine.Access.Invitations;
using Engine.Access.Mail;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Accounts;

/// <summary>
/// Portal.CreateAccount: an account at a customer with the roles that open with its activation. Who has an account already gets the access to this
/// organisation too. It sends nothing, and gives no roles of the insurer's own staff.
/// </summary>
public sealed class CreateAccountWork(
    PortalDbContext db, AccessLock access, DeskInvitation desk, AddInvitation add, MailRules rules, SamePerson persons, CurrentTenant tenant, AuditLog audit) : ActivityWork
{
    private const string Type = "portal.account-maken";

    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var made = await MakeAsync(request, cancellation);
        if (!made.IsRefused)
        {
            audit.Add(new(AuditAction.Create, Type) { ObjectType = "account", ObjectId = made.Value.Account.Id });
            // the next activity of the same step looks for it
            await db.SaveChangesAsync(cancellation);
            return new("Created", ("userId", made.Value.Account.Id.ToString()));
        }

        var refusal = made.Refusals[0];
        if (refusal == AddInvitation.Member || refusal == AddInvitation.Pending)
        {
            var normalized = Account.Normalize(request.Needed("email"));
            var existing = await db.Set<Account>().Where(a => a.NormalizedMail == normalized).Select(a => a.Id).FirstAsync(cancellation);
            return new("AlreadyExists", ("userId", existing.ToString()));
        }

        audit.Add(new(AuditAction.Create, Type) { Outcome = AuditOutcome.Refused, ObjectType = "account", Detail = refusal.Code });
        return new("Refused", ("reason", refusal.Message));
    }

    private async Task<Result<AddInvitation.Added>> MakeAsync(WorkRequest request, CancellationToken cancellation)
    {
        var gives = request.Texts("roles").Select(RoleScope.Parse).ToList();
        if (gives.Count == 0 || gives.Contains(null))
        {
            return new Refusal("account.roles", "Er is geen rol, of een rol is niet goed geschreven.");
        }

        if (PersonName.Clean(request.Needed("name")) is not { } name)
        {
            return new Refusal("account.name", "De naam ontbreekt of is te lang.");
        }

        var roles = gives.OfType<RoleScope>().Distinct().ToList();
        if (rules.Check(request.Needed("email"), roles.Exists(Manages), "email") is { } mail)
        {
            return mail;
        }

        if (await IsStaffAsync(request.Needed("email"), cancellation))
        {
            return new Refusal("account.own-staff", "Eigen medewerkers krijgen geen toegang als klant.");
        }

        var scheme = request.Text("loginScheme") is { Length: > 0 } asked ? asked : null;
        if (scheme is not null && !tenant.Value.Config.SignIn.Schemes.Contains(scheme))
        {
            return new Refusal("account.scheme", "Zo kan niemand inloggen in dit portaal.");
        }

        if (await OrganisationAsync(request.Needed("organisationId"), cancellation) is not { } organisation)
        {
            return new Refusal("account.organisation", "Deze organisatie bestaat niet in dit portaal.");
        }

        await access.TakeInsideAsync(organisation.Id, cancellation);
        var reach = desk.ReachAt(await desk.ContractsAsync(organisation.Id, cancellation));
        return roles.TrueForAll(reach.Covers)
            ? await add.HandleAsync(organisation, name, request.Needed("email"), roles, null, scheme, cancellation)
            : new Refusal("account.reach", "Een rol bestaat niet voor klanten, of een contract is niet van deze organisatie.");
    }

    // by a process of their own making staff would get at what they handle for customers
    private Task<bool> IsStaffAsync(string mail, CancellationToken cancellation)
    {
        var known = persons.AtMailboxes([SamePerson.MailboxOf(mail)]);
        return db.Set<Membership>().AnyAsync(
            m => known.Contains(m.AccountId) && db.Set<Organisation>().Any(o => o.Id == m.OrganisationId && o.IsStaff), cancellation);
    }

    private bool Manages(RoleScope given) => tenant.Value.Config.Roles.TryGetValue(given.Role, out var role) && role.Permissions.Contains(PortalPermissions.ManageUsers);

    private Task<Organisation?> OrganisationAsync(string text, CancellationToken cancellation) => Guid.TryParse(text, out var id)
        ? desk.OrganisationAsync(id, cancellation)
        : db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Number == text && !o.IsStaff, cancellation);
}
