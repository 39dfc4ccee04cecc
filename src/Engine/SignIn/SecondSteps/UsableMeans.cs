using Engine.Access;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>Which means of the second step an account has at its tenant.</summary>
public static class UsableMeans
{
    /// <summary>
    /// Means that may be asked for, the preferred one first; empty when a password is all. Where a second step is demanded, an account
    /// without any means gets codes by mail if the tenant lists that (004-02); with a means it does not, since who reads the mail can
    /// also reset the password.
    /// </summary>
    public static IReadOnlyList<Means> Of(Account account, SignInConfig config)
    {
        if (config.SecondStep == SecondStep.Off)
        {
            return [];
        }

        var own = Registered(account, config);
        return own.Count == 0 && config.SecondStep == SecondStep.Required && config.SecondStepMeans.Contains(Means.Mail) ? [Means.Mail] : own;
    }

    /// <summary>What the account registered and the tenant still lists, the preferred one first.</summary>
    public static IReadOnlyList<Means> Registered(Account account, SignInConfig config) =>
        [.. config.SecondStepMeans.Where(m => Has(account, m)).OrderBy(m => m != account.PreferredMeans).ThenBy(m => m)];

    /// <summary>Where a second step is demanded, the last means can be replaced and not removed.</summary>
    public static bool MayRemove(Account account, Means means, SignInConfig config) =>
        Has(account, means) && (config.SecondStep != SecondStep.Required || Registered(account, config).Any(m => m != means));

    /// <summary>Whether users may register passkeys, as a second step or in the place of the password.</summary>
    public static bool OffersPasskeys(this SignInConfig config) =>
        config.Schemes.Contains(SignInSchemes.Passkey) || (config.SecondStep != SecondStep.Off && config.SecondStepMeans.Contains(Means.Passkey));

    public static bool Has(Account account, Means means) => means switch
    {
        Means.App => account.AuthenticatorKey is not null,
        Means.Sms => account.Mobile is not null,
        Means.Passkey => account.Passkeys > 0,
        Means.Mail => account.MailCode,
    };
}
