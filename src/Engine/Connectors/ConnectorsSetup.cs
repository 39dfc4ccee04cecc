using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Connectors;

internal static class ConnectorsSetup
{
    public static IServiceCollection AddConnectors(this IServiceCollection services)
    {
        services.AddSingleton(s => new ConnectorSecrets(s.GetService<IConfiguration>()));
        services.AddSingleton(s => new OutsideAccess(s.GetService<IHostEnvironment>()));
        services.AddSingleton<OutsideClient>();
        services.AddSingleton<SignedMessages>();
        return services.AddSingleton<TenantRule, OutsideRule>();
    }
}
