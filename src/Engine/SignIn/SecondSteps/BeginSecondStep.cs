using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>
/// After a right password: asks for the second step that this account has here, or goes on without one. A means that sends a code sends
/// it now; when that is refused, the page with the code says so.
/// </summary>
public sealed class BeginSecondStep(
    PortalDbContext db, PendingSignIn pending, SendCode send, RememberedDevices remembered, CompleteSignIn complete, CurrentTenant tenant)
{
    /// <param name="account">Tracked; its changes are saved.</param>
    /// <param name="fresh">True when a remembered device does not count.</param>
    public async Task<Result<SignInStep>> HandleAsync(Account account, string? returnUrl, bool fresh, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.SignIn;
        var means = UsableMeans.Of(account, config);
        if (means.Count == 0 && config.SecondStep != SecondStep.Required)
        {
            return await complete.HandleAsync(account, Level.Password, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        if (means.Count == 0)
        {
            pending.Keep(account, returnUrl);
            return SignInStep.Enrolment;
        }

        if (!fresh && await remembered.FindAsync(account, cancellation) is { } device)
        {
            var proof = new SignInProof(SignInSchemes.Password, Level.Password, Detail: "Password, onthouden apparaat", RememberedDevice: device.Id);
            return await complete.HandleAsync(account, proof, null, cancellation);
        }

        var id = pending.Keep(account, returnUrl, means[0]);
        if (means[0] is Means.Sms or Means.Mail)
        {
            await send.ForSignInAsync(account, means[0], id, cancellation);
        }

        return SignInStep.Code;
    }
}
