using Engine.Access;
using Engine.Features;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;

namespace Engine.SignIn.Protection.StepUp;

/// <summary>A way for somebody who is signed in to reach a higher level.</summary>
public enum StepUpWay
{
    /// <summary>Show an own passkey.</summary>
    Passkey,

    /// <summary>Sign in again with password and code.</summary>
    Code,

    /// <summary>Register a second step first; that ends in a session with it.</summary>
    Enrol,

    /// <summary>Go to the broker of eHerkenning for the level that is asked.</summary>
    EHerkenning,
}

/// <summary>Which ways reach a level for this account at this tenant: what does not lead there is not offered.</summary>
public sealed class ChooseStepUp(OwnAccount own, StepUpWithPasskey passkeys, CurrentTenant tenant)
{
    /// <returns>The ways, easiest first; none when this account cannot reach the level.</returns>
    public async Task<IReadOnlyList<StepUpWay>> HandleAsync(Level asked, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.SignIn;
        var account = await own.FindAsync(cancellation);
        var ways = new List<StepUpWay>();
        if (asked <= Level.Passkey && passkeys.IsOpenTo(account))
        {
            ways.Add(StepUpWay.Passkey);
        }

        if (config.Offers(SignInSchemes.Password) && config.Opens(account, SignInSchemes.Password))
        {
            ways.AddRange(WithPassword(asked, account, config));
        }

        if (config.Offers(SignInSchemes.EHerkenning) && config.EHerkenning is not null && config.Opens(account, SignInSchemes.EHerkenning))
        {
            ways.Add(StepUpWay.EHerkenning);
        }

        return ways;
    }

    private static IEnumerable<StepUpWay> WithPassword(Level asked, Account account, SignInConfig config) => asked switch
    {
        <= Level.PasswordAndCode when config.SecondStep != SecondStep.Off => [UsableMeans.Of(account, config).Count > 0 ? StepUpWay.Code : StepUpWay.Enrol],
        Level.Passkey when config.OffersPasskeys() && account.Passkeys == 0 => [StepUpWay.Enrol],
        _ => [],
    };
}
