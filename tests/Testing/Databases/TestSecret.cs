using System.Security.Cryptography;

namespace Testing.Databases;

/// <summary>The secret that guards the keys in the templates, and so in all their copies.</summary>
internal static class TestSecret
{
    private static readonly Lazy<string> Made = new(Make);

    public static string File => Made.Value;

    private static string Make()
    {
        var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.File("secret.key"), RandomNumberGenerator.GetBytes(64));
        return folder.File("secret.key");
    }
}
