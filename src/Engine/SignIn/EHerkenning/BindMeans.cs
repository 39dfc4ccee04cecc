using Engine.Access;
using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning;

/// <summary>
/// Binds a means to an account with the token of an invitation, whose organisation must be the one that the means stands for (001-01). Runs in the caller's transaction, so that token, means and account change together or not at all.
/// </summary>
public sealed class BindMeans(PortalDbContext db, ExternalLogins logins, AcceptInvitation accept, AccountMails mails, AuditLog audit)
{
    public static readonly Refusal Worthless = new(
        "eherkenning.invitation", "De uitnodiging werkt niet (meer). Vraag wie u uitnodigde om een nieuwe uitnodiging.");

    public static readonly Refusal OtherOrganisation = new(
        "eherkenning.other-organisation",
        "U hebt ingelogd namens een andere organisatie dan waarvoor uw account is gemaakt. Open de link uit de mail opnieuw en log in namens de goede organisatie.");

    public static readonly Refusal Taken = new(
        "eherkenning.taken", "Dit eHerkenningsmiddel hoort al bij een ander account. Log daarmee in, of neem contact met ons op.");

    /// <summary>Whether the means may take up the invitation of this request. Changes nothing.</summary>
    public async Task<Result<OpenInvitation>> WeighAsync(Statement statement, BrokerRequest request, CancellationToken cancellation)
    {
        if (request.InvitationHash is not { } hash || await accept.FindByHashAsync(hash, cancellation) is not { } invitation)
        {
            return Worthless;
        }

        if (!statement.StandsFor(invitation.Organisation))
        {
            return OtherOrganisation;
        }

        return await logins.FindAsync(statement, cancellation) is { } bound && bound.Id != invitation.Account.Id ? Taken : invitation;
    }

    /// <returns>The account, tracked and active, with the means bound to it.</returns>
    public async Task<Result<Account>> HandleAsync(Statement statement, BrokerRequest request, CancellationToken cancellation)
    {
        var weighed = await WeighAsync(statement, request, cancellation);
        if (weighed.IsRefused)
        {
            return weighed.Refusals[0];
        }

        var (account, existed) = (weighed.Value.Account, weighed.Value.Account.State == AccountState.Active);
        if (!await accept.TryAcceptAsync(weighed.Value, cancellation))
        {
            return Worthless;
        }

        if (await logins.FindAsync(statement, cancellation) is null)
        {
            logins.Bind(account, statement);
            if (existed)
            {
                mails.Warn(account, "Nieuw eHerkenningsmiddel", $"is zojuist een eHerkenningsmiddel van {weighed.Value.Organisation.Name} gekoppeld. Wie daarmee inlogt, kan alles wat u met uw account kunt.");
            }

            audit.Add(new(AuditAction.Create, "portal.eherkenning-koppelen")
            {
                AccountId = account.Id,
                ObjectType = "account",
                ObjectId = account.Id,
                Detail = StatementStory.Tell(statement),
            });
        }

        return await SaveAsync(account, cancellation);
    }

    private async Task<Result<Account>> SaveAsync(Account account, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return account;
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            // at the same moment the same means was bound elsewhere, or the account or its access changed: the next try tells which
            return AcceptInvitation.Overtaken;
        }
    }
}
