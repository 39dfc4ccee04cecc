using Engine.Data.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Registers what tenant admins change at run time. A host that serves also runs <see cref="ChangeWatcher"/>.</summary>
internal static class ChangeSetsSetup
{
    public static IServiceCollection AddChangeSets(this IServiceCollection services)
    {
        services.TryAddSingleton<ChangeSignal>();
        services.AddSingleton<PlannedChanges>();
        services.AddSingleton(s => new ChangeFeed(
            s.GetRequiredService<PortalDatabases>(), s.GetRequiredService<PlannedChanges>(), s.GetRequiredService<LiveChanges>(),
            s.GetRequiredService<TenantLoader>(), s.GetRequiredService<TenantCatalogue>()));
        services.AddSingleton<TenantDocument>();
        services.AddScoped<ChangeHistory>();
        services.AddScoped<LandChange>();
        services.AddScoped<WithdrawChange>();
        services.AddScoped<UndoChange>();
        return services;
    }
}
