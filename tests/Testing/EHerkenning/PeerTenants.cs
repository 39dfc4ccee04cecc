using System.Security.Cryptography.X509Certificates;
using Engine.SignIn.EHerkenning.Saml;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Testing.EHerkenning;

/// <summary>
/// Two tenants whose broker is simplesamlphp, <c>artifact</c> and <c>post</c> by the binding of answers. They and it know each other by their
/// metadata.
/// </summary>
public sealed class PeerTenants : IAsyncDisposable
{
    private static readonly BrokeredTenant[] Tenants = [new("artifact") { Response = "artifact" }, new("post") { Request = "post" }];

    private readonly TemporaryFolder folder = new();

    private PeerTenants(SimpleSaml peer) => Peer = peer;

    public SimpleSaml Peer { get; }

    /// <summary>Certificate of the portal.</summary>
    public X509Certificate2 Own { get; } = TestCertificates.Make("portaal", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));

    public static async Task<PeerTenants> StartAsync()
    {
        var tenants = new PeerTenants(await SimpleSaml.StartAsync(
            BrokeredTenant.Broker, BrokerMessage.Person, [.. Tenants.Select(t => BrokeredTenant.Service(t.Id))]));
        foreach (var tenant in Tenants)
        {
            tenant.Write(tenants.folder.Path, tenants.Peer.Metadata);
        }

        return tenants;
    }

    /// <summary>What the host must know.</summary>
    public Dictionary<string, string?> Settings()
    {
        var certificate = Own.Save(folder.File("portaal.pfx"));
        return new()
        {
            ["TenantConfig"] = folder.Path, ["Jobs:Enabled"] = "false", ["Certificates:portaal:File"] = certificate, ["Certificates:volgend:File"] = certificate,
        };
    }

    /// <summary>Makes the person of each tenant, and the tenants known to the peer.</summary>
    public async Task ConnectAsync(PortalFactory factory)
    {
        foreach (var tenant in Tenants)
        {
            await tenant.BindAsync(factory);
            Peer.Know(tenant.Id, await BrokeredTenant.RowsAsync(factory, tenant.Id, services => Task.FromResult(services.GetRequiredService<SamlService>().Metadata())));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Peer.DisposeAsync();
        folder.Dispose();
    }
}
