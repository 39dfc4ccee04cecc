using System.Security.Cryptography;
using System.Text.Json;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>A device that is being registered: it travels sealed in the form, so that nothing is stored until the first code was right.</summary>
public sealed record Enrolment(Guid AccountId, string Key, IReadOnlyList<string> RecoveryCodes, DateTimeOffset At);

/// <summary>Registers an authenticator app, or another one in its place (000-08, 000-13).</summary>
public sealed class EnrolDevice(
    PortalDbContext db,
    IDataProtectionProvider protection,
    FieldProtector protector,
    RecoveryCodes recovery,
    ShownRecoveryCodes shown,
    CurrentTenant tenant,
    AccountMails mails,
    AuditLog audit,
    TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private static readonly Refusal Registered = new("enrol.registered", "Voor uw account is al een apparaat geregistreerd. Log in met een code van dat apparaat.");

    private static readonly Refusal Expired = new("enrol.expired", "Het registreren duurde te lang. Begin opnieuw.");

    /// <summary>A new key with its recovery codes, sealed.</summary>
    public string Begin(Guid account) => Convert.ToBase64String(Protector().Protect(JsonSerializer.SerializeToUtf8Bytes(
        new Enrolment(account, Totp.NewKey(), RecoveryCodes.New(), time.GetUtcNow()))));

    /// <returns>Null when it is not ours, or too old.</returns>
    public Enrolment? Open(string? text)
    {
        try
        {
            var enrolment = JsonSerializer.Deserialize<Enrolment>(Protector().Unprotect(Convert.FromBase64String(text ?? "")));
            return enrolment is not null && time.GetUtcNow() - enrolment.At <= Lifetime ? enrolment : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public string Address(Enrolment enrolment, Account account) => Totp.Address(tenant.Value.Config.Name, account.Mail, enrolment.Key);

    /// <param name="account">Tracked; its sessions end, and the caller starts a new one.</param>
    /// <param name="replaces">
    /// Whether a device may take the place of one that there is: only for who signed in with it and typed the password again. A password
    /// alone, halfway through signing in, would otherwise be enough to get round the second step.
    /// </param>
    public async Task<Result<Enrolment>> ConfirmAsync(Account account, string? text, string? code, bool replaces, CancellationToken cancellation)
    {
        if (!replaces && UsableMeans.Registered(account, tenant.Value.Config.SignIn).Count > 0)
        {
            return Registered;
        }

        if (Open(text) is not { } enrolment || enrolment.AccountId != account.Id)
        {
            return Expired;
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (Totp.Match(enrolment.Key, typed, time.GetUtcNow(), null) is not { } step)
        {
            return new Refusal("enrol.code", "De code klopt niet. Wacht tot de app een nieuwe code toont en vul die in.", "Code");
        }

        account.AuthenticatorKey = protector.Protect(SecondStepCheck.KeyPurpose, enrolment.Key);
        account.LastCodeStep = step;
        account.PreferredMeans = Means.App;
        recovery.Keep(account, enrolment.RecoveryCodes);
        account.RenewStamp();
        mails.DeviceRegistered(account);
        audit.Add(new(AuditAction.Update, "portal.apparaat-registreren") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // a second click at the same moment: the first one did it
            return Expired;
        }

        shown.Write(account, enrolment.RecoveryCodes, enrolment.At);
        return enrolment;
    }

    private IDataProtector Protector() => protection.CreateProtector("Engine.SignIn.Enrolment");
}
