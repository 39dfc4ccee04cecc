using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>Addresses and keys of brokers, from their discovery documents; kept, and fetched anew now and then or when a key is new.</summary>
public sealed class OidcDiscovery(IHttpClientFactory clients)
{
    public const string HttpClientName = "eherkenning-oidc";

    private readonly ConcurrentDictionary<Uri, ConfigurationManager<OpenIdConnectConfiguration>> known = new();

    /// <exception cref="BrokerException">It cannot be fetched, or belongs to another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> OfAsync(Uri issuer, CancellationToken cancellation) => await AskAsync(
        issuer,
        () => known.GetOrAdd(issuer, static (of, self) => new(Address(of), new OpenIdConnectConfigurationRetriever(), self.Retriever(of)), this).GetConfigurationAsync(cancellation));

    /// <summary>The document as it is now: for a token signed with a key that the kept one does not know (key rollover).</summary>
    /// <exception cref="BrokerException">It cannot be fetched, or belongs to another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> AnewAsync(Uri issuer, CancellationToken cancellation)
    {
        if (known.TryGetValue(issuer, out var manager))
        {
            manager.RequestRefresh();
        }

        return await AskAsync(issuer, () => OpenIdConnectConfigurationRetriever.GetAsync(Address(issuer), Retriever(issuer), cancellation));
    }

    private static async Task<OpenIdConnectConfiguration> AskAsync(Uri issuer, Func<Task<OpenIdConnectConfiguration>> fetch)
    {
        try
        {
            var found = await fetch();
            return found.Issuer == Spelling(issuer)
                ? found
                : throw new BrokerException($"The discovery document of {issuer} names another issuer.");
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or HttpRequestException or ArgumentException)
        {
            throw new BrokerException($"The discovery document of {issuer} cannot be fetched.", fault);
        }
    }

    /// <summary>The issuer as tokens spell it: a bare host without the slash that addresses get by themselves.</summary>
    public static string Spelling(Uri issuer) => issuer.OriginalString;

    private static string Address(Uri issuer) => $"{issuer.OriginalString.TrimEnd('/')}/.well-known/openid-configuration";

    private HttpDocumentRetriever Retriever(Uri issuer) => new(clients.CreateClient(HttpClientName)) { RequireHttps = !issuer.IsLoopback };
}
