namespace Benchmarks;

/// <summary>The published portal in a process of its own, on the embedded database.</summary>
internal static class PortalServer
{
    public const string Password = "bench-wachtwoord-2026";

    /// <param name="development">True also makes the demo accounts; measured is what runs in production.</param>
    public static Task<ServerProcess> StartAsync(BenchArguments arguments, string tenants, string data, int port, bool development, int? core = null) =>
        ServerProcess.StartAsync(
            [arguments.Portal, "--urls", $"http://127.0.0.1:{port}", "--contentRoot", Path.GetDirectoryName(arguments.Portal) ?? "."],
            Environment(arguments, tenants, data, development),
            new Uri($"http://127.0.0.1:{port}/health/ready"),
            core);

    public static Dictionary<string, string> Environment(BenchArguments arguments, string tenants, string data, bool development) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = development ? "Development" : "Production",
        ["DataDir"] = Path.Combine(arguments.Work, data),
        ["TenantConfig"] = tenants,
        ["Themes"] = Path.Combine(arguments.Root, "themes"),
        ["DEMO_PASSWORD"] = Password,
        ["Keys__SecretFile"] = Secret(arguments),
        ["Proxies__0"] = "127.0.0.1",
        // the load comes from one person and address: counted as always, refused never
        ["Limits__Search"] = "1000000000",
        ["Limits__Account"] = "1000000000",
    };

    public static string Secret(BenchArguments arguments)
    {
        var file = Path.Combine(arguments.Work, "secret.key");
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        }

        return file;
    }
}
