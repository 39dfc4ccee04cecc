using Engine.Access;
using Engine.Audit;
using Engine.SignIn;

namespace Web.Admin.Accounts;

/// <summary>Accounts and their sign-ins in Dutch.</summary>
internal static class AccountWords
{
    public static string State(AccountState state) => state switch
    {
        AccountState.Invited => "Uitgenodigd",
        AccountState.Active => "Actief",
        AccountState.Disabled => "Uitgeschakeld",
    };

    public static string Scheme(string scheme) => scheme switch
    {
        SignInSchemes.Password => "wachtwoord",
        SignInSchemes.EHerkenning => "eHerkenning",
        _ => scheme,
    };

    /// <summary>What is registered for the second step; no number or key.</summary>
    public static string SecondStep(Engine.Access.Account account) => string.Join(", ", new[]
    {
        account.AuthenticatorKey is null ? null : "app",
        account.Mobile is null ? null : "sms",
        account.MailCode ? "e-mail" : null,
        account.Passkeys > 0 ? "passkey" : null,
    }.OfType<string>()) is { Length: > 0 } means ? means : "niet ingesteld";

    /// <summary>An event of signing in; what has no words here keeps its id.</summary>
    public static string Event(string type) => type switch
    {
        "portal.inloggen" => "Inloggen",
        "portal.code" => "Code",
        "portal.code-versturen" => "Code versturen",
        "portal.passkey" => "Passkey",
        "portal.herstelcode" => "Herstelcode",
        "portal.uitloggen" => "Uitloggen",
        "portal.overal-uitloggen" => "Overal uitloggen",
        "portal.activeren" => "Account activeren",
        "portal.organisatie-kiezen" => "Organisatie kiezen",
        "portal.wachtwoord-controleren" => "Wachtwoord controleren",
        _ => type,
    };

    public static string Outcome(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "Gelukt",
        AuditOutcome.Refused => "Geweigerd",
        AuditOutcome.Failure => "Mislukt",
    };

    /// <summary>The level that a sign-in reached, or the cause of its refusal.</summary>
    public static string? Detail(string? detail) => detail switch
    {
        "Password" => "met wachtwoord",
        "PasswordAndCode" => "met wachtwoord en code",
        "Passkey" => "met passkey",
        "Eh2" => "met eHerkenning EH2",
        "Eh2Plus" => "met eHerkenning EH2+",
        "Eh3" => "met eHerkenning EH3",
        "Eh4" => "met eHerkenning EH4",
        _ => detail,
    };
}
