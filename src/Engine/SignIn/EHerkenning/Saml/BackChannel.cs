using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// The connection to brokers: TLS 1.2 or higher, certificate and host name checked, nowhere else than asked, and answers of bounded size and time.
/// <c>BrokerAuthorities</c> of the host names a PEM file of authorities to trust instead of those of the machine, for a private root.
/// </summary>
internal static class BackChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddBackChannel(this IServiceCollection services)
    {
        services.AddHttpClient<ArtifactResolver>(ArtifactResolver.HttpClientName, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = SamlXml.MaximumBytes;
        }).OverBackChannel();
        return services;
    }

    /// <summary>Makes a client speak to brokers only in this way.</summary>
    public static IHttpClientBuilder OverBackChannel(this IHttpClientBuilder client) =>
        client.ConfigurePrimaryHttpMessageHandler(s => Handler(s.GetService<IConfiguration>()?["BrokerAuthorities"]));

    private static SocketsHttpHandler Handler(string? authorities)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        };
        if (authorities is { Length: > 0 })
        {
            var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            chain.CustomTrustStore.ImportFromPemFile(authorities);
            handler.SslOptions.CertificateChainPolicy = chain;
        }

        return handler;
    }
}
