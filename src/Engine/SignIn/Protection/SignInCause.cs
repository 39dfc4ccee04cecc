namespace Engine.SignIn.Protection;

/// <summary>Why a sign-in was refused. The visitor is not told which it was.</summary>
public enum SignInCause
{
    UnknownMail,
    LockedOut,
    WrongPassword,
    Disabled,
    NotActivated,
    OtherScheme,
    TooOften,
    Busy,
    WrongCode,
}

public static class SignInCauses
{
    /// <returns>The cause in Dutch, for the log: the desk can see why a sign-in failed.</returns>
    public static string Words(this SignInCause cause) => cause switch
    {
        SignInCause.UnknownMail => "onbekend e-mailadres",
        SignInCause.LockedOut => "tijdelijk geblokkeerd na mislukte pogingen",
        SignInCause.WrongPassword => "onjuist wachtwoord",
        SignInCause.Disabled => "account is uitgeschakeld",
        SignInCause.NotActivated => "account is nog niet geactiveerd",
        SignInCause.OtherScheme => "account hoort bij een andere manier van inloggen",
        SignInCause.TooOften => "te vaak geprobeerd",
        SignInCause.Busy => "te druk",
        SignInCause.WrongCode => "onjuiste code",
    };
}
