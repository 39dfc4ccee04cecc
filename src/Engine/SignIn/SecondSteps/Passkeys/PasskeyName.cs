using Engine.Modules;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>The name that a user gives a passkey, to know it from others.</summary>
internal static class PasskeyName
{
    public static readonly Refusal InUse = new("passkey.name-in-use", "U hebt al een passkey met deze naam. Kies een andere naam.", "Name");

    /// <param name="field">Name of the input, for the refusal.</param>
    public static Result<string> Check(string? typed, string field)
    {
        var name = typed?.Trim() ?? "";
        return name.Length is 0 or > Passkey.MaximumName || name.Any(char.IsControl)
            ? new Refusal("passkey.name", $"Geef de passkey een naam van hoogstens {Passkey.MaximumName} tekens, bijvoorbeeld Laptop werk.", field)
            : name;
    }
}
