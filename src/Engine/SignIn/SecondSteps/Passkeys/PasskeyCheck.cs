using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>
/// Makes challenges and checks the answers with the framework's handler: origin, relying party, user verification, signature and counter.
/// A counter that does not rise betrays a copy of the passkey; such a sign-in is refused and stands in the log as that.
/// </summary>
public sealed class PasskeyCheck(
    PortalDbContext db, IPasskeyHandler<Account> handler, PasskeyChallenges challenges, AuditLog audit, IHttpContextAccessor http, TimeProvider time)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A passkey is used in a browser.");

    /// <param name="account">Whose passkeys may answer; null for any of this tenant.</param>
    /// <returns>The options for <c>navigator.credentials.get</c>, as JSON; without an account the same for everybody (AUT-3).</returns>
    public async Task<string> OptionsAsync(PasskeyUse use, Account? account)
    {
        var options = await handler.MakeRequestOptionsAsync(account, Http);
        challenges.Keep(use, options.AssertionState ?? "", account?.Id);
        return options.RequestOptionsJson;
    }

    /// <summary>Saves what the passkey tells of itself, with the refusal in the log or without.</summary>
    /// <param name="account">Whose passkey it must be; null when the passkey itself tells.</param>
    /// <returns>The account, tracked; null when the answer is refused.</returns>
    public async Task<Account?> HandleAsync(PasskeyUse use, Guid? account, string? credential, CancellationToken cancellation)
    {
        if (await challenges.TakeAsync(use, account, cancellation) is not { } ticket || string.IsNullOrEmpty(credential))
        {
            return await RefuseAsync(account, "de vraag aan de passkey is verlopen of al beantwoord", cancellation);
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = credential, AssertionState = ticket.State });
        if (!result.Succeeded)
        {
            var copied = await new PasskeyCounter(db).IsBehindAsync(credential, cancellation);
            return await RefuseAsync(copied ?? account, copied is null ? result.Failure.Message : "de teller van de passkey liep niet op: mogelijk een kopie", cancellation);
        }

        var passkey = await db.Set<Passkey>().FirstAsync(p => p.CredentialId == result.Passkey.CredentialId, cancellation);
        (passkey.SignCount, passkey.IsBackedUp, passkey.LastUsedAt) = (result.Passkey.SignCount, result.Passkey.IsBackedUp, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await RefuseAsync(result.User.Id, "de passkey werd op hetzelfde moment twee keer gebruikt", cancellation);
        }

        return result.User;
    }

    private async Task<Account?> RefuseAsync(Guid? account, string cause, CancellationToken cancellation)
    {
        audit.Add(new(AuditAction.Execute, "portal.passkey") { Outcome = AuditOutcome.Refused, AccountId = account, Detail = cause });
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
