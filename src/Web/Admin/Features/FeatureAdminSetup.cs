using Engine.Tenancy.ChangeSets;

namespace Web.Admin.Features;

/// <summary>Registers the pages about features, and what keeps this node equal to the others.</summary>
internal static class FeatureAdminSetup
{
    public static IServiceCollection AddFeatureAdmin(this IServiceCollection services) =>
        services.AddScoped<Simulation>().AddScoped<NotSeen>().AddHostedService<ChangeWatcher>();
}
