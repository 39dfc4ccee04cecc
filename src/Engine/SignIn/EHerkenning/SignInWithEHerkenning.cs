using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning;

/// <summary>
/// Goes on from what a broker vouched for (001-01, 002-01): the means opens the account to which it is bound, or an invitation is being taken
/// up. Protocols have checked the message; whether it is enough is decided here, the same for all of them.
/// </summary>
public sealed class SignInWithEHerkenning(
    PortalDbContext db,
    WeighStatement weigh,
    ExternalLogins logins,
    BindMeans bind,
    CompleteSignIn complete,
    CurrentTenant tenant,
    AuditLog audit,
    TimeProvider time)
{
    public static readonly Refusal NoAccount = new(
        "eherkenning.no-account", "Uw eHerkenning werkt, maar u hebt bij ons nog geen account. Vraag een account aan.");

    public static readonly Refusal Closed = new(
        "eherkenning.closed", "U kunt met dit account niet inloggen. Vraag de accountbeheerder van uw organisatie om hulp.");

    public static readonly Refusal OtherScheme = new(
        "eherkenning.scheme", "Uw account opent u niet met eHerkenning. Log in zoals u gewend bent.");

    /// <param name="request">Consumed for this answer.</param>
    /// <param name="joins">Whether the person confirmed that the invitation is for an account that is theirs already.</param>
    public async Task<Result<SignInStep>> HandleAsync(Statement statement, BrokerRequest request, bool joins, CancellationToken cancellation)
    {
        if (weigh.Weigh(statement, request.Level) is { } refusal)
        {
            return await RefuseAsync(refusal, null, statement, cancellation);
        }

        if (!joins && request.Kind == BrokerRequestKind.Activation
            && await bind.WeighAsync(statement, request, cancellation) is { IsRefused: false, Value.Account: { State: AccountState.Active } existing } && Hurdle(existing) is null)
        {
            return SignInStep.Join;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var found = request.Kind == BrokerRequestKind.Activation
            ? await bind.HandleAsync(statement, request, cancellation)
            : await logins.FindAsync(statement, cancellation) is { } known ? known : NoAccount;
        if (found.IsRefused || Hurdle(found.Value) is not null)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return await RefuseAsync(
                found.IsRefused ? found.Refusals[0] : Hurdle(found.Value) ?? Closed, found.IsRefused ? null : found.Value.Id, statement, cancellation);
        }

        var proof = new SignInProof(
            SignInSchemes.EHerkenning, statement.Level, statement.Branch, StatementStory.Intermediary(statement), StatementStory.Tell(statement));
        await EndAskingSessionAsync(request, cancellation);
        var step = await complete.HandleAsync(found.Value, proof, await StartAsync(found.Value, statement, cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
        return step;
    }

    // the answer may come without the cookie of the session that asked, so that session is ended by its row
    private async Task EndAskingSessionAsync(BrokerRequest request, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<Session>().Where(s => s.Id == request.SessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellation);
    }

    private Refusal? Hurdle(Account account) =>
        account.State != AccountState.Active ? Closed : tenant.Value.Config.SignIn.Opens(account, SignInSchemes.EHerkenning) ? null : OtherScheme;

    /// <summary>The organisation that the means stands for, when the account is there.</summary>
    private async Task<Guid?> StartAsync(Account account, Statement statement, CancellationToken cancellation)
    {
        var places = await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.AccountId == account.Id && m.DisabledAt == null
            select o).AsNoTracking().ToListAsync(cancellation);
        return places.Find(statement.StandsFor)?.Id;
    }

    private async Task<Refusal> RefuseAsync(Refusal refusal, Guid? account, Statement statement, CancellationToken cancellation)
    {
        audit.Add(new(AuditAction.Execute, "portal.inloggen")
        {
            Outcome = AuditOutcome.Refused,
            AccountId = account,
            Detail = $"{refusal.Code}; {StatementStory.Tell(statement)}",
        });
        await db.SaveChangesAsync(cancellation);
        return refusal;
    }
}
