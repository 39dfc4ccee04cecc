namespace Benchmarks;

/// <summary>The published portal in a process of its own, with demo accounts, on the embedded database.</summary>
internal static class PortalServer
{
    public const string Password = "bench-wachtwoord-2026";

    public static Task<ServerProcess> StartAsync(BenchArguments arguments, string tenants, string data, int port, int? core = null) =>
        ServerProcess.StartAsync(
            [arguments.Portal, "--urls", $"http://127.0.0.1:{port}", "--contentRoot", Path.GetDirectoryName(arguments.Portal) ?? "."],
            Environment(arguments, tenants, data),
            new Uri($"http://127.0.0.1:{port}/health/ready"),
            core);

    public static Dictionary<string, string> Environment(BenchArguments arguments, string tenants, string data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DataDir"] = Path.Combine(arguments.Work, data),
        ["TenantConfig"] = tenants,
        ["Themes"] = Path.Combine(arguments.Root, "themes"),
        ["DEMO_PASSWORD"] = Password,
    };
}
