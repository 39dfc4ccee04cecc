using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.Protection;

/// <summary>
/// The allowances of this installation. Host configuration may set another number under <c>Limits:&lt;budget&gt;</c>, for a place where
/// many people share one address; the length of the window stays.
/// </summary>
public sealed class LimitOptions
{
    private readonly Dictionary<Budget, Allowance> allowances;

    public LimitOptions(IConfiguration? host)
    {
        allowances = Enum.GetValues<Budget>().ToDictionary(b => b, b => Default(b) is var given && host?.GetValue<int?>($"Limits:{b}") is > 0 and var times
            ? given with { Times = times }
            : given);
    }

    public Allowance Of(Budget budget) => allowances[budget];

    private static Allowance Default(Budget budget) => budget switch
    {
        Budget.SignIn => new(10, TimeSpan.FromMinutes(1)),
        Budget.Code => new(10, TimeSpan.FromMinutes(1)),
        Budget.Passkey => new(20, TimeSpan.FromMinutes(1)),
        Budget.Broker => new(20, TimeSpan.FromMinutes(1)),
        Budget.PasswordMail => new(5, TimeSpan.FromMinutes(10)),
        Budget.Activation => new(10, TimeSpan.FromMinutes(1)),
        Budget.Consent => new(10, TimeSpan.FromMinutes(1)),
        Budget.Connector => new(600, TimeSpan.FromMinutes(1)),
        Budget.SignedDocument => new(20, TimeSpan.FromMinutes(1)),
        Budget.AccountRequest => new(10, TimeSpan.FromMinutes(10)),
        Budget.AccountForm => new(60, TimeSpan.FromMinutes(10)),
        Budget.Invitation => new(20, TimeSpan.FromMinutes(10)),
        Budget.Question => new(10, TimeSpan.FromMinutes(10)),
        Budget.ContractLink => new(10, TimeSpan.FromMinutes(10)),
        Budget.Search => new(120, TimeSpan.FromMinutes(1)),
        Budget.Export => new(10, TimeSpan.FromMinutes(1)),
        Budget.Account => new(15, TimeSpan.FromMinutes(1)),
        Budget.Device => new(5, TimeSpan.FromMinutes(15)),
        Budget.ApiKey => new(20, TimeSpan.FromMinutes(1)),
        Budget.Api => new(600, TimeSpan.FromMinutes(1)),
        Budget.KeptForm => new(10, TimeSpan.FromMinutes(10)),
    };
}
