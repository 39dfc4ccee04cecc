using Engine.Tenancy;

namespace Web.Account.TweedeStap;

/// <summary>What a tenant offers for the second step, in the words of its pages.</summary>
internal static class Aanbod
{
    public static bool Heeft(SignInConfig config, Means means) =>
        config.SecondStep != SecondStep.Off && config.SecondStepMeans.Contains(means);

    /// <summary>What to press to register it, and the page where that is done.</summary>
    public static (string Label, string Page) Registratie(Means means) => means switch
    {
        Means.App => ("Registreer uw apparaat", "instellingen/apparaat"),
        Means.Sms => ("Registreer uw mobiele nummer", "instellingen/telefoonnummer"),
        Means.Mail => ("Ontvang codes per e-mail", "instellingen/mailcode"),
        Means.Passkey => ("Maak een passkey", "instellingen/passkeys"),
    };

    public static string Naam(Means means) => means switch
    {
        Means.App => "Code via een app",
        Means.Sms => "Code via sms",
        Means.Mail => "Code via e-mail",
        Means.Passkey => "Passkey",
    };
}
