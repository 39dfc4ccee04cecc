using System.Diagnostics;
using System.Text.Json;

namespace Testing.Oidc;

/// <summary>A real OpenID provider on loopback (npm oidc-provider), in a process of its own, in the part of a broker.</summary>
public sealed class OidcPeer : IAsyncDisposable
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private readonly Process process;

    private OidcPeer(Process process, Uri issuer) => (this.process, Issuer) = (process, issuer);

    public Uri Issuer { get; }

    public static async Task<OidcPeer> StartAsync()
    {
        await Installed.Value;
        var process = Start("node", ["server.js"]);
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider did not start.");
        return new(process, new(JsonDocument.Parse(line).RootElement.GetProperty("issuer").GetString() ?? ""));
    }

    /// <summary>Registers a client that proves itself by a shared secret.</summary>
    public Task RegisterAsync(string id, string secret, Uri answer, Uri signedOut) => TellAsync(new
    {
        clients = new[]
        {
            new
            {
                client_id = id, client_secret = secret, redirect_uris = new[] { answer }, post_logout_redirect_uris = new[] { signedOut },
                grant_types = new[] { "authorization_code" }, response_types = new[] { "code" }, token_endpoint_auth_method = "client_secret_post",
            },
        },
    });

    /// <summary>Registers a client that proves itself by assertions that it signs.</summary>
    public Task RegisterAsync(string id, object publicKey, Uri answer) => TellAsync(new
    {
        clients = new[]
        {
            new
            {
                client_id = id, jwks = new { keys = new[] { publicKey } }, redirect_uris = new[] { answer },
                grant_types = new[] { "authorization_code" }, response_types = new[] { "code" }, token_endpoint_auth_method = "private_key_jwt",
            },
        },
    });

    /// <summary>Signs with a new key from now on; the old one is gone.</summary>
    public Task RollKeysAsync() => TellAsync(new { });

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task TellAsync(object message)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(message));
        await process.StandardInput.FlushAsync();
        await process.StandardOutput.ReadLineAsync();
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider")))
        {
            using var npm = Start("npm", ["ci", "--silent"]);
            await npm.WaitForExitAsync();
        }
    }

    private static string Folder => Repository.Path("tests/Testing/Oidc");

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException($"{program} did not start.");
}
