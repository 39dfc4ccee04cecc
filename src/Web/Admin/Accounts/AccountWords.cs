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
    public static string? Detail(string? detail) => Level(detail) is { } level && level != detail ? $"met {level}" : detail;

    /// <summary>How somebody signed in, with behind a comma what more is known of it.</summary>
    public static string? Level(string? recorded) => recorded?.Split(", ", 2) is [var level, .. var rest] ? string.Join(", ", rest.Prepend(level switch
    {
        nameof(Engine.Features.Level.Password) => "wachtwoord",
        nameof(Engine.Features.Level.PasswordAndCode) => "wachtwoord en code",
        nameof(Engine.Features.Level.Passkey) => "passkey",
        nameof(Engine.Features.Level.Eh2) => "eHerkenning EH2",
        nameof(Engine.Features.Level.Eh2Plus) => "eHerkenning EH2+",
        nameof(Engine.Features.Level.Eh3) => "eHerkenning EH3",
        nameof(Engine.Features.Level.Eh4) => "eHerkenning EH4",
        _ => level,
    })) : null;
}
