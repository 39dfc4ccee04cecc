using Engine.Tenancy.Configuration;
using Engine.Tenancy.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Tenancy;

/// <summary>Registers tenants: how they are read, checked, kept live and found.</summary>
internal static class TenancySetup
{
    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.AddSingleton(s => HostFolders.From(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<CurrentTenant>();
        services.AddSingleton(s => new TenantAddress(
            s.GetRequiredService<IConfiguration>(), s.GetService<IHostEnvironment>()?.IsDevelopment() ?? false));
        services.AddSingleton<TenantCatalogue>();
        services.AddSingleton<TenantResolver>();
        services.AddSingleton<TenantBuilder>();
        services.AddSingleton<TenantSchema>();
        services.AddSingleton<TenantReader>();
        services.AddSingleton<TenantLoader>();
        services.AddSingleton<LiveChanges>();
        services.AddSingleton<ConfigurationHealth>();
        services.AddSingleton<TenantRule, DatabaseRule>();
        services.AddSingleton<TenantRule, ModulesRule>();
        services.AddSingleton<TenantRule, FeaturesRule>();
        services.AddSingleton<TenantRule, RolesRule>();
        services.AddSingleton<TenantRule, QueuesRule>();
        services.AddSingleton<TenantRule, AccountRequestRule>();
        services.AddSingleton<TenantRule, NavigationRule>();
        services.AddSingleton<TenantRule, WordingRule>();
        services.AddSingleton<TenantRule, SignInRule>();
        services.AddSingleton<TenantRule, SecondStepRule>();
        services.AddSingleton<TenantRule, ThemeFolderRule>();
        services.AddHealthChecks().AddCheck<ConfigurationHealthCheck>("tenant-config", tags: ["ready"]);
        return services;
    }
}
