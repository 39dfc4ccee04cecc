using Engine.SignIn.Protection.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Features;

/// <summary>Registers the feature decision and everything that reads it: routing, authorisation, menu and words.</summary>
public static class FeaturesSetup
{
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>() is { } host ? HostAllowance.From(host) : HostAllowance.Everything);
        services.AddSingleton<Explainer>();
        services.AddScoped<FeatureView>();
        services.AddScoped<Words>();
        services.AddScoped<PortalMenu>();
        services.AddScoped<MenuPlace>();
        services.AddScoped<SwitchFeature>();
        services.AddScoped<Persons>();
        services.AddScoped<FeatureReach>();
        services.AddScoped<SimulateFeatures>();
        services.AddScoped<FeatureOverview>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FeatureRouting>());
        services.AddScoped<IAuthorizationHandler, FeatureRequirementHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, FeatureAuthorizationResult>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Authorisation, then the form that its owner came back for, then the refusal of work behind a greyed feature; after routing and authentication.</summary>
    public static IApplicationBuilder UseFeatureAuthorization(this IApplicationBuilder app) =>
        app.UseAuthorization().UseMiddleware<ShowKeptForm>().UseMiddleware<GreyedMiddleware>();
}
