using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>During a sign-in: sends another code, or goes on with another registered means ("Ontvang de code anders").</summary>
public sealed class ResendCode(PendingSignIn pending, SendCode send, CurrentTenant tenant)
{
    /// <param name="means">Null to stay with the means that is asked for now.</param>
    /// <returns>What is asked for from now on.</returns>
    public async Task<Result<Means>> HandleAsync(Means? means, CancellationToken cancellation)
    {
        if (await pending.FindAsync(cancellation) is not { Means: { } current } waiting)
        {
            return SignInWithCode.Expired;
        }

        var wanted = means ?? current;
        if (!UsableMeans.Of(waiting.Account, tenant.Value.Config.SignIn).Contains(wanted))
        {
            return new Refusal("means.unknown", "Kies een manier die u hebt geregistreerd.");
        }

        if (wanted is Means.Sms or Means.Mail)
        {
            var sent = await send.ForSignInAsync(waiting.Account, wanted, waiting.Id, cancellation);
            if (sent.IsRefused)
            {
                return sent.Refusals.ToArray();
            }
        }

        pending.Choose(wanted);
        return wanted;
    }
}
