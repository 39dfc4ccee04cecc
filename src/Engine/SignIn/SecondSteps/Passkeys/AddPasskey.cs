using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>Registers a passkey for who confirmed the password: first a challenge for the browser, then its answer.</summary>
public sealed class AddPasskey(
    PortalDbContext db, IPasskeyHandler<Account> handler, PasskeyChallenges challenges, ConfirmOwner confirm, OwnAccount own, OwnPasskeys passkeys, ShownRecoveryCodes shown,
    Sessions sessions, CurrentActor actor, CurrentTenant tenant, SecondStepMails mails, AuditLog audit, IHttpContextAccessor http, TimeProvider time)
{
    private const int MaximumPerAccount = 20;

    private static readonly Refusal Failed = new(
        "passkey.failed", "Het maken van de passkey is niet gelukt. Probeer het opnieuw. Lukt het niet, kies dan een ander apparaat of een andere browser.");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A passkey is made in a browser.");

    /// <returns>The options for <c>navigator.credentials.create</c>, as JSON.</returns>
    public async Task<Result<string>> BeginAsync(string? name, string? password, CancellationToken cancellation)
    {
        var wanted = PasskeyName.Check(name, "Name");
        if (wanted.IsRefused)
        {
            return wanted;
        }

        var confirmed = await confirm.HandleAsync(password, "Password", cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed.Refusals.ToArray();
        }

        var account = confirmed.Value;
        if (!tenant.Value.Config.SignIn.OffersPasskeys() || account.Passkeys >= MaximumPerAccount)
        {
            return new Refusal("passkey.more", "U kunt hier geen passkey (meer) toevoegen. Verwijder eerst een passkey die u niet meer gebruikt.");
        }

        if (await passkeys.HasNameAsync(wanted.Value, null, cancellation))
        {
            return PasskeyName.InUse;
        }

        var options = await handler.MakeCreationOptionsAsync(
            new() { Id = PasskeyStore.IdOf(account), Name = account.Mail, DisplayName = account.Name }, Http);
        challenges.Keep(PasskeyUse.Register, options.AttestationState ?? "", account.Id, wanted.Value);
        return options.CreationOptionsJson;
    }

    /// <param name="credential">The browser's answer, as JSON.</param>
    /// <returns>The account, in a new session.</returns>
    public async Task<Result<Account>> HandleAsync(string? credential, CancellationToken cancellation)
    {
        if (await challenges.TakeAsync(PasskeyUse.Register, actor.Value.AccountId, cancellation) is not { Name: { } name } ticket || string.IsNullOrEmpty(credential))
        {
            return Failed;
        }

        var result = await handler.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = credential, AttestationState = ticket.State });
        if (!result.Succeeded || result.UserEntity.Id != actor.Value.AccountId.ToString("N"))
        {
            audit.Add(new(AuditAction.Create, "portal.passkey-toevoegen") { Outcome = AuditOutcome.Refused, Detail = result.Failure?.Message });
            await db.SaveChangesAsync(cancellation);
            return Failed;
        }

        var account = await own.FindAsync(cancellation);
        var passkey = Row(account, name, result.Passkey);
        db.Add(passkey);
        account.Passkeys++;
        if (account.RecoveryCodes.Count == 0)
        {
            shown.Renew(account);
        }

        account.RenewStamp();
        mails.PasskeyAdded(account, name);
        audit.Add(new(AuditAction.Create, "portal.passkey-toevoegen") { ObjectType = "passkey", ObjectId = passkey.Id });
        return await sessions.RestartAsync(account, actor.Value.Level.AtLeast(Level.PasswordAndCode), cancellation);
    }

    private Passkey Row(Account account, string name, UserPasskeyInfo info) => new()
    {
        AccountId = account.Id,
        Name = name,
        CredentialId = info.CredentialId,
        PublicKey = info.PublicKey,
        SignCount = info.SignCount,
        Transports = [.. info.Transports ?? []],
        IsBackupEligible = info.IsBackupEligible,
        IsBackedUp = info.IsBackedUp,
        CreatedAt = time.GetUtcNow(),
    };
}
