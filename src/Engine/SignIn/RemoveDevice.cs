using Engine.Access;
using Engine.Audit;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>Turns the second step off, where the tenant leaves it to the user (000-07).</summary>
public sealed class RemoveDevice(ConfirmPassword confirm, Sessions sessions, CurrentTenant tenant, AccountMails mails, AuditLog audit)
{
    public async Task<Result<Account>> HandleAsync(string? password, CancellationToken cancellation)
    {
        if (tenant.Value.Config.SignIn.SecondStep == SecondStep.Required)
        {
            return new Refusal("device.required", "Inloggen met een code is bij dit portaal verplicht. U kunt wel een ander apparaat registreren.");
        }

        var confirmed = await confirm.HandleAsync(password, "RemovePassword", cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed;
        }

        var account = confirmed.Value;
        (account.SecondStepEnabled, account.AuthenticatorKey, account.LastCodeStep, account.RecoveryCodes) = (false, null, null, []);
        account.RenewStamp();
        mails.DeviceRemoved(account);
        audit.Add(new(AuditAction.Update, "portal.apparaat-verwijderen") { ObjectType = "account", ObjectId = account.Id });
        return await sessions.TryRestartAsync(account, Level.Password, cancellation) ? account : Sessions.Overtaken;
    }
}
