using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>
/// Ties a mobile number to the account: a code goes to the number, and whoever types it holds the phone (000-10). From then on codes go
/// there (000-11). Another number takes the place of the one before (000-13).
/// </summary>
public sealed class ConfirmNumber(
    SendCode send, SentCodes codes, SecondStepCheck check, MobileNumbers numbers, ShownRecoveryCodes shown,
    SecondStepMails mails, CurrentTenant tenant, AuditLog audit)
{
    public static readonly Refusal Wrong = new(
        "number.code", "De code klopt niet, is al gebruikt of is te oud. Kijk of dit de nieuwste code is, of vraag een nieuwe code.", "Code");

    /// <param name="account">Tracked.</param>
    /// <param name="typed">Number as the user writes it.</param>
    /// <param name="binding">Sign-in or session in which the code counts.</param>
    public async Task<Result<SentCode>> SendAsync(Account account, string? typed, Guid binding, CancellationToken cancellation)
    {
        if (!tenant.Value.Config.SignIn.SecondStepMeans.Contains(Means.Sms))
        {
            return new Refusal("number.means", "Bij dit portaal kunt u geen codes per sms ontvangen.");
        }

        return MobileNumbers.Normalize(typed) is { } number
            ? await send.ToNumberAsync(account, number, binding, cancellation)
            : new Refusal("number.wrong", "Vul een Nederlands mobiel nummer in van tien cijfers, zoals 06 12345678.", "Number");
    }

    /// <returns>The number that waits for its code in this sign-in or session, masked; null when there is none.</returns>
    public async Task<string?> WaitingAsync(Guid account, Guid binding, CancellationToken cancellation) =>
        await codes.LatestAsync(account, CodePurpose.Number, binding, cancellation) is { EndedAt: null, Number: { } number }
            ? MobileNumbers.Masked(numbers.Open(number))
            : null;

    /// <summary>Sends another code to the number that waits.</summary>
    public async Task<Result<SentCode>> AgainAsync(Account account, Guid binding, CancellationToken cancellation) =>
        await codes.LatestAsync(account.Id, CodePurpose.Number, binding, cancellation) is { Number: { } number }
            ? await send.ToNumberAsync(account, numbers.Open(number), binding, cancellation)
            : Wrong;

    /// <param name="account">Tracked; it is saved, its sessions end, and the caller starts a new one.</param>
    /// <param name="replaces">Whether it may have a means already: only for who signed in with that and typed the password again.</param>
    public async Task<Result<Account>> HandleAsync(Account account, string? typed, Guid binding, bool replaces, CancellationToken cancellation)
    {
        if (!replaces && UsableMeans.Registered(account, tenant.Value.Config.SignIn).Count > 0)
        {
            return SignInWithCode.Expired;
        }

        if (string.IsNullOrWhiteSpace(typed))
        {
            return new Refusal("number.code-missing", "Vul de code uit de sms in.", "Code");
        }

        if (await codes.LatestAsync(account.Id, CodePurpose.Number, binding, cancellation) is not { Number: { } sealedNumber } sent
            || await check.HandleAsync(account, sent, typed, cancellation) != SecondStepVerdict.Code)
        {
            return Wrong;
        }

        numbers.Put(account, numbers.Open(sealedNumber));
        account.PreferredMeans = Means.Sms;
        if (account.RecoveryCodes.Count == 0)
        {
            shown.Renew(account);
        }

        account.RenewStamp();
        mails.NumberConfirmed(account, numbers.Open(sealedNumber));
        audit.Add(new(AuditAction.Update, "portal.telefoonnummer-bevestigen") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id });
        return account;
    }
}
