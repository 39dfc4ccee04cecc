using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>A signed-in person chooses another password; all other sessions end.</summary>
public sealed class ChangePassword(
    ConfirmPassword confirm, Passwords passwords, PasswordRules rules, Sessions sessions, CurrentActor actor, CurrentTenant tenant, AccountMails mails, AuditLog audit)
{
    public sealed record Input(string? Current, string? New, string? Repeat);

    public async Task<Result<Account>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (input.New != input.Repeat)
        {
            return new Refusal("password.repeat", "De twee nieuwe wachtwoorden zijn niet gelijk.", nameof(Input.Repeat));
        }

        var confirmed = await confirm.HandleAsync(input.Current, nameof(Input.Current), cancellation);
        if (confirmed.IsRefused)
        {
            return confirmed;
        }

        var account = confirmed.Value;
        if (rules.Check(input.New, account, tenant.Value, nameof(Input.New)) is { } refusal)
        {
            return refusal;
        }

        await passwords.SetAsync(account, input.New ?? "");
        mails.PasswordChanged(account);
        audit.Add(new(AuditAction.Update, "portal.wachtwoord-wijzigen") { ObjectType = "account", ObjectId = account.Id });
        return await sessions.RestartAsync(account, actor.Value.Level, cancellation);
    }
}
