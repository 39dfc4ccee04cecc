using Engine.SignIn.EHerkenning.Saml;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>Registers brokers that speak OpenID Connect.</summary>
internal static class OidcSetup
{
    private const int MaximumAnswer = 1024 * 1024;

    public static IServiceCollection AddOidc(this IServiceCollection services)
    {
        services.AddHttpClient(OidcDiscovery.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = MaximumAnswer;
        }).OverBackChannel();
        services.AddSingleton<TenantRule, OidcRule>();
        services.AddSingleton<HostSecrets>();
        services.AddSingleton<OidcDiscovery>();
        services.AddScoped<OidcAddresses>();
        services.AddScoped<OidcTokens>();
        services.AddScoped<ReadIdToken>();
        services.AddScoped<ReceiveOidcAnswer>();
        return services.AddScoped<Broker, OidcBroker>();
    }
}
