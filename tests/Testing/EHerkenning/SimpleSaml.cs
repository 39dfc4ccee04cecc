using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Testing.Http;

namespace Testing.EHerkenning;

/// <summary>
/// Debian's simplesamlphp as a broker on loopback: an identity provider that nobody here wrote. It holds on to our standard input and stops
/// when that closes, so also when the tests are killed.
/// </summary>
public sealed class SimpleSaml : IAsyncDisposable
{
    /// <summary>Where the package was installed, or unpacked by <c>test.sh</c>.</summary>
    private static readonly string Installed = Environment.GetEnvironmentVariable("SIMPLESAMLPHP") ?? "/usr/share/simplesamlphp";

    private readonly Process process;
    private readonly TemporaryFolder folder;
    private readonly Dictionary<string, object> settings;

    private SimpleSaml(Process process, TemporaryFolder folder, Dictionary<string, object> settings, Uri url) =>
        (this.process, this.folder, this.settings, Url) = (process, folder, settings, url);

    public Uri Url { get; }

    /// <summary>What it says of itself.</summary>
    public string Metadata { get; private set; } = "";

    /// <param name="person">Pseudonym of everybody who signs in there.</param>
    /// <param name="services">Services for which everybody has a mandate.</param>
    public static async Task<SimpleSaml> StartAsync(string entityId, string person, IReadOnlyList<string> services)
    {
        var folder = new TemporaryFolder();
        var certificate = TestCertificates.Make("peer", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        using (var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("No RSA key."))
        {
            await File.WriteAllTextAsync(folder.File("broker.key"), key.ExportPkcs8PrivateKeyPem());
        }

        await File.WriteAllTextAsync(folder.File("broker.crt"), certificate.ExportCertificatePem());
        var url = new Uri($"http://127.0.0.1:{Loopback.FreePort()}/");
        var settings = new Dictionary<string, object>
        {
            ["url"] = url.ToString(), ["folder"] = folder.Path, ["entity"] = entityId, ["person"] = person, ["services"] = services, ["portals"] = Array.Empty<string>(),
        };
        var peer = new SimpleSaml(Run(folder, url), folder, settings, url);
        peer.Save();
        await peer.AwaitAsync();
        return peer;
    }

    /// <summary>Makes a portal known by its own metadata.</summary>
    public void Know(string name, string metadata)
    {
        File.WriteAllText(folder.File($"{name}.xml"), metadata);
        settings["portals"] = ((string[])settings["portals"]).Append(folder.File($"{name}.xml")).ToArray();
        Save();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static Process Run(TemporaryFolder folder, Uri url)
    {
        var script = $"""
            php -d variables_order=EGPCS -d session.save_path={folder.Path} -d error_log={folder.Path}/php.log -S 127.0.0.1:{url.Port} -t {Installed}/www >{folder.Path}/server.log 2>&1 </dev/null &
            server=$!
            cat >/dev/null
            kill $server
            wait
            """;
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script }, RedirectStandardInput = true };
        start.Environment["SIMPLESAMLPHP_CONFIG_DIR"] = Repository.Path("tests/Testing/EHerkenning/Peer/config");
        start.Environment["PEER"] = folder.File("peer.json");
        return Process.Start(start) ?? throw new InvalidOperationException("PHP does not start.");
    }

    private async Task AwaitAsync()
    {
        using var client = new HttpClient { BaseAddress = Url };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                Metadata = await client.GetStringAsync("saml2/idp/metadata.php");
                return;
            }
            catch (HttpRequestException fault) when (fault.StatusCode is null && waited.Elapsed < TimeSpan.FromSeconds(20))
            {
                // still starting
            }
            catch (HttpRequestException fault)
            {
                throw new InvalidOperationException($"simplesamlphp does not start; test.sh installs it. {Log()}", fault);
            }
        }
    }

    /// <summary>What it wrote down, for a test that fails.</summary>
    public string Log() => string.Join('\n', Directory.EnumerateFiles(folder.Path, "*.log").Select(File.ReadAllText));

    private void Save() => File.WriteAllText(folder.File("peer.json"), JsonSerializer.Serialize(settings));
}
