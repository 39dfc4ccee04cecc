using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>What a visitor has to do next.</summary>
public enum SignInStep
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>Signed in, and free to choose one of several organisations.</summary>
    Organisation,

    /// <summary>Take the second step: type a code, or use a passkey.</summary>
    Code,

    /// <summary>Register a device first: this tenant demands a second step.</summary>
    Enrolment,

    /// <summary>Say first whether the account that a means of eHerkenning would open is one's own.</summary>
    Join,
}

/// <summary>Last part of every way to sign in: finds the organisation and starts the session.</summary>
public sealed class CompleteSignIn(
    PortalDbContext db,
    Sessions sessions,
    PendingSignIn pending,
    KnownDevices devices,
    SignInMetrics metrics,
    CurrentTenant tenant,
    AuditLog audit,
    TimeProvider time)
{
    /// <param name="account">Tracked; its other changes are saved with the sign-in.</param>
    public Task<Result<SignInStep>> HandleAsync(Account account, Level level, CancellationToken cancellation) =>
        HandleAsync(account, new(SignInSchemes.Password, level), null, cancellation);

    /// <param name="account">Tracked; its other changes are saved with the sign-in.</param>
    /// <param name="start">Organisation to start at, when the account is there; null for the first by name.</param>
    public async Task<Result<SignInStep>> HandleAsync(Account account, SignInProof proof, Guid? start, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.SignIn;
        var (customers, staff) = (config.Schemes.Contains(proof.Scheme), config.StaffSchemes.Contains(proof.Scheme));
        var organisations = await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.AccountId == account.Id && m.DisabledAt == null && (o.IsStaff ? staff : customers)
            orderby o.Id == start descending, o.Name
            select o.Id).ToListAsync(cancellation);
        if (organisations.Count == 0)
        {
            await db.SaveChangesAsync(cancellation);
            return new Refusal("sign-in.no-organisation", "Uw account hoort nog niet bij een organisatie. Neem contact op met ons.");
        }

        var now = time.GetUtcNow();
        // not through the tracked account: another try at the same moment must not make this sign-in fail
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignIn, now), cancellation);
        audit.Add(new(AuditAction.Execute, "portal.inloggen") { AccountId = account.Id, Detail = proof.Detail ?? proof.Level.ToString() });
        // who signs in more strongly, or again after the end of the session, goes on where they were
        var before = start is null && sessions.Before(account.Id) is { } known && organisations.Contains(known) ? known : (Guid?)null;
        await sessions.StartAsync(account, before ?? organisations[0], proof, cancellation);
        pending.Forget();
        devices.Remember(account.Id);
        metrics.Done(proof.Level);
        return organisations.Count == 1 || before is not null ? SignInStep.Done : SignInStep.Organisation;
    }
}
