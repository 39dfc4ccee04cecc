using Engine.Access;
using Engine.Access.Desk;
using Engine.Modules;
using Engine.SignIn;
using Engine.Ui;

namespace Web.Admin.Accounts;

/// <summary>What the desk can do for an account, as the form names it; each has a use case of its own.</summary>
internal sealed class DeskHelp(ReissueActivation activation, ReleaseSecondStep secondStep, UnlockAccount unlock, EndSessions sessions, DisableAccount disable, EnableAccount enable)
{
    private const string Activation = "activatie";
    private const string SecondStep = "tweede-stap";
    private const string Unlock = "ontgrendelen";
    private const string Sessions = "uitloggen";
    private const string Disable = "uitschakelen";
    private const string Enable = "inschakelen";

    public static IReadOnlyList<Option> OptionsFor(AccountFile file)
    {
        List<string> possible =
        [
            .. file.Invitation is null ? Array.Empty<string>() : [Activation],
            .. file.Account.SecondStepEnabled ? [SecondStep] : Array.Empty<string>(),
            .. file.Account.State == AccountState.Active ? [.. Guesses(file) ? [Unlock] : Array.Empty<string>(), Sessions, Disable] : Array.Empty<string>(),
            .. file.Account.State == AccountState.Disabled ? [Enable] : Array.Empty<string>(),
        ];
        return [.. possible.Select(p => new Option(p, Label(p)))];
    }

    // only passwords and codes are guessed, so only their tries are counted
    private static bool Guesses(AccountFile file) => file.Account.Scheme == SignInSchemes.Password || file.Account.LockedUntil is not null;

    public static string Label(string? action) => action switch
    {
        Activation => "Activatielink opnieuw sturen; de vorige link werkt dan niet meer",
        SecondStep => "Tweede stap weghalen, na verlies van de telefoon",
        Unlock => "Blokkering na mislukte pogingen opheffen",
        Sessions => "Overal uitloggen",
        Disable => "Account uitschakelen",
        Enable => "Account inschakelen",
        _ => "",
    };

    /// <returns>Empty when it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> HandleAsync(string? action, Guid account, string? reason, CancellationToken cancellation) => action switch
    {
        Activation => (await activation.HandleAsync(account, reason, cancellation)).Refusals,
        SecondStep => (await secondStep.HandleAsync(account, reason, cancellation)).Refusals,
        Unlock => (await unlock.HandleAsync(account, reason, cancellation)).Refusals,
        Sessions => (await sessions.HandleAsync(account, reason, cancellation)).Refusals,
        Disable => (await disable.HandleAsync(account, reason, cancellation)).Refusals,
        Enable => (await enable.HandleAsync(account, reason, cancellation)).Refusals,
        _ => [new("desk.action", "Kies wat u wilt doen.", "Actie")],
    };
}
