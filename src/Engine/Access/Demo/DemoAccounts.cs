using System.Security.Cryptography;
using System.Text.Json;
using Engine.Data;
using Microsoft.Extensions.Configuration;

namespace Engine.Access.Demo;

/// <summary>One demo sign-in, as <c>demo-accounts.json</c> lists it for people and for tests in a browser.</summary>
/// <param name="Password">Empty for an account that opens by eHerkenning.</param>
/// <param name="TotpSecret">Base32 secret of the authenticator; null without one.</param>
/// <param name="Mobile">Number whose text messages stand at <c>/dev/outbox</c>; null without one.</param>
/// <param name="Person">Who to choose in the simulator of eHerkenning; null for an account that opens by password.</param>
public sealed record DemoSignIn(
    string Tenant, Uri Url, string Role, string Organisation, string Email, string Password, string? TotpSecret, string? Person = null, string? Mobile = null);

/// <summary>The list of demo sign-ins in the data folder, which is also where the password is kept between starts.</summary>
public sealed class DemoAccounts(IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string file = Path.Combine(DataFolder.Of(configuration), "demo-accounts.json");

    public IReadOnlyList<DemoSignIn> Read() =>
        File.Exists(file) ? JsonSerializer.Deserialize<List<DemoSignIn>>(File.ReadAllText(file), Json) ?? [] : [];

    public void Write(IReadOnlyList<DemoSignIn> signIns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        File.WriteAllText(file, JsonSerializer.Serialize(signIns, Json));
    }

    /// <summary><c>DEMO_PASSWORD</c>, or the one of the last start, or a new one.</summary>
    public string Password() =>
        configuration["DEMO_PASSWORD"] is { Length: > 0 } chosen ? chosen
        : Read().FirstOrDefault(s => s.Password.Length > 0)?.Password
        ?? $"{Word()}-{Word()}-{Word()}";

    // letters and digits that nobody confuses when typing them over
    private static string Word() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 6);
}
