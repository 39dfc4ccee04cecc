using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Workflows.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Invitations;

/// <summary>An invitation whose link was followed.</summary>
/// <param name="Account">Tracked; <see cref="AccountState.Invited"/> when it is new.</param>
public sealed record OpenInvitation(MailedToken Token, Account Account, Invitation Invitation, Organisation Organisation);

/// <summary>
/// Follows an activation link: opens a new account, and makes the membership with the roles of the invitation. Works once, however often the link
/// is used at the same moment (AUT-6).
/// </summary>
public sealed class AcceptInvitation(
    PortalDbContext db, MailedTokens tokens, AccessLock access, Passwords passwords, PasswordRules rules, ActivationWaits waits, CurrentTenant tenant, AuditLog audit)
{
    public sealed record Input(string? Token, string? New, string? Repeat);

    public static readonly Refusal Worthless = new("activation.token", "Deze link werkt niet (meer). Vraag een nieuwe aan wie u toegang gaf, of neem contact met ons op.");

    /// <summary>The same access was given in another way at the same moment; the link still works.</summary>
    public static readonly Refusal Overtaken = new("activation.overtaken", "Uw toegang is zojuist op een andere plek gewijzigd. Open de link nog een keer.");

    /// <returns>Null when the link is worthless.</returns>
    public async Task<OpenInvitation?> FindAsync(string? token, CancellationToken cancellation) =>
        await OpenAsync(await tokens.FindAsync(token, MailedTokenPurpose.Activation, cancellation), cancellation);

    /// <summary>The same for who kept the hash of the token while the bearer was elsewhere.</summary>
    public async Task<OpenInvitation?> FindByHashAsync(string hash, CancellationToken cancellation) =>
        await OpenAsync(await tokens.FindByHashAsync(hash, MailedTokenPurpose.Activation, cancellation), cancellation);

    /// <summary>Whether the invitation of this very link was accepted: its holder has an account and can sign in.</summary>
    public Task<bool> IsAcceptedAsync(string? token, CancellationToken cancellation) => tokens.IsDoneAsync(token, cancellation);

    private async Task<OpenInvitation?> OpenAsync((MailedToken Token, Account Account)? bearer, CancellationToken cancellation)
    {
        if (bearer is not ({ InvitationId: { } id } found, { } account)
            || await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.State == InvitationState.Pending, cancellation) is not { } invitation)
        {
            return null;
        }

        return new(found, account, invitation, await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == invitation.OrganisationId, cancellation));
    }

    /// <summary>Accepts with a password of one's own choice; who has an account already keeps the password that it has.</summary>
    public async Task<Result<Account>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (await FindAsync(input.Token, cancellation) is not { } open || open.Account.Scheme != SignInWithPassword.Scheme)
        {
            return Worthless;
        }

        if (open.Account.State == AccountState.Invited)
        {
            if (input.New != input.Repeat)
            {
                return new Refusal("password.repeat", "De twee wachtwoorden zijn niet gelijk.", nameof(Input.Repeat));
            }

            if (rules.Check(input.New, open.Account, tenant.Value, nameof(Input.New)) is { } refusal)
            {
                return refusal;
            }

            // the slow hash is made before the transaction, which holds up every other writer of an embedded database
            await passwords.SetAsync(open.Account, input.New ?? "");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            if (!await TryAcceptAsync(open, cancellation))
            {
                return Worthless;
            }

            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            return fault is DbUpdateConcurrencyException ? Worthless : Overtaken;
        }

        await transaction.CommitAsync(cancellation);
        return open.Account;
    }

    /// <summary>
    /// Accepts for an account that another scheme has just proved, in the caller's transaction; the caller saves and commits. The account is
    /// active afterwards.
    /// </summary>
    /// <returns>False when another request came first or the invitation was withdrawn: roll back.</returns>
    public async Task<bool> TryAcceptAsync(OpenInvitation open, CancellationToken cancellation)
    {
        await access.TakeInsideAsync(open.Organisation.Id, cancellation);
        if (!await tokens.TryTakeAsync(open.Token, cancellation)
            || await db.Set<Invitation>().Where(i => i.Id == open.Invitation.Id && i.State == InvitationState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InvitationState.Accepted), cancellation) != 1)
        {
            return false;
        }

        if (open.Account.State == AccountState.Invited)
        {
            open.Account.State = AccountState.Active;
            // several organisations may have invited the person, each by the name that it knows
            open.Account.Name = open.Invitation.Name;
            open.Account.RenewStamp();
        }

        await GiveAsync(open, cancellation);
        audit.Add(new(AuditAction.Execute, "portal.activeren") { AccountId = open.Account.Id, ObjectType = "uitnodiging", ObjectId = open.Invitation.Id, Detail = open.Organisation.Name });
        await waits.AcceptedAsync(open.Invitation.Id, cancellation);
        return true;
    }

    // an import may have made the membership since the invitation: then it gets what is still missing
    private async Task GiveAsync(OpenInvitation open, CancellationToken cancellation)
    {
        var given = await db.Set<InvitationGrant>().AsNoTracking().Where(g => g.InvitationId == open.Invitation.Id).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.AccountId == open.Account.Id && m.OrganisationId == open.Organisation.Id, cancellation);
        if (membership is null)
        {
            membership = new() { AccountId = open.Account.Id, OrganisationId = open.Organisation.Id };
            db.Add(membership);
        }

        var held = await db.Set<Grant>().AsNoTracking().Where(g => g.MembershipId == membership.Id).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
        db.AddRange(given.Except(held).Select(g => new Grant { MembershipId = membership.Id, Role = g.Role, ContractId = g.ContractId }));
    }
}
