using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>Sends a code of six digits by text message or mail (000-10, 000-11, 004-02). The codes of before are worth nothing from then on.</summary>
public sealed class SendCode(
    PortalDbContext db, SentCodes codes, MobileNumbers numbers, SecondStepMails mails, AuditLog audit, TimeProvider time)
{
    private static readonly Refusal Busy = new("code.busy", "Er is op hetzelfde moment al een code gevraagd. Wacht even en probeer het opnieuw.");

    /// <summary>For the second step of a sign-in, to what the account registered.</summary>
    /// <param name="account">Tracked; its other changes are saved too.</param>
    /// <param name="means"><see cref="Means.Sms"/> or <see cref="Means.Mail"/>.</param>
    /// <param name="binding">The sign-in in which the code counts.</param>
    public Task<Result<SentCode>> ForSignInAsync(Account account, Means means, Guid binding, CancellationToken cancellation) =>
        SendAsync(account, CodePurpose.SignIn, means, means == Means.Sms ? numbers.Of(account) : null, binding, cancellation);

    /// <summary>To a mobile number that the person says to have.</summary>
    /// <param name="number">In E.164.</param>
    public Task<Result<SentCode>> ToNumberAsync(Account account, string number, Guid binding, CancellationToken cancellation) =>
        SendAsync(account, CodePurpose.Number, Means.Sms, number, binding, cancellation);

    /// <summary>To the address of the account, before it gets its codes there.</summary>
    public Task<Result<SentCode>> ToMailAsync(Account account, Guid binding, CancellationToken cancellation) =>
        SendAsync(account, CodePurpose.Address, Means.Mail, null, binding, cancellation);

    private async Task<Result<SentCode>> SendAsync(
        Account account, CodePurpose purpose, Means means, string? number, Guid binding, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var sent = await codes.OfLastDayAsync(account.Id, cancellation);
        if (SendLimit.Check(sent, binding, now) is { } refusal)
        {
            audit.Add(new(AuditAction.Execute, "portal.code-versturen") { Outcome = AuditOutcome.Refused, AccountId = account.Id, Detail = refusal.Code });
            await db.SaveChangesAsync(cancellation);
            return refusal;
        }

        foreach (var earlier in sent.Where(c => c.EndedAt is null))
        {
            earlier.EndedAt = now;
        }

        var code = SentCodes.New();
        var row = new SentCode
        {
            AccountId = account.Id,
            Purpose = purpose,
            Binding = binding,
            Means = means,
            Hash = codes.Hash(account.Id, binding, code),
            Number = purpose == CodePurpose.Number && number is not null ? numbers.Seal(number) : null,
            SentAt = now,
        };
        db.Add(row);
        // two at the same moment must not both find the last place free
        account.CodeTries++;
        mails.Code(account, number, code, now + SentCode.Lifetime);
        audit.Add(new(AuditAction.Execute, "portal.code-versturen") { AccountId = account.Id, Detail = means.ToString() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Busy;
        }

        return row;
    }
}
