using Engine.Tenancy.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Registers eHerkenning over SAML 2.0.</summary>
internal static class SamlSetup
{
    public static IServiceCollection AddSaml(this IServiceCollection services)
    {
        services.AddSingleton<TenantRule, SamlBrokerRule>();
        return services;
    }
}
