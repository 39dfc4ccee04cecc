using Engine;
using Engine.Features;
using Engine.Tenancy;
using Engine.Theming;
using Schema;
using Web.Layout;
using Web.Pages;

namespace Web.Hosting;

/// <summary>Puts the areas together: services first, then the order in which a request passes them.</summary>
internal static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddEngine(InstalledModules.All);
        builder.Services.AddPortalDatabase(builder.Configuration);
        builder.Services.AddTrustedProxies(builder.Configuration);
        builder.Services.AddHostedService<TenantWatcher>();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        builder.Services.AddScoped<AskQuestion>();
    }

    public static async Task UsePortalAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<DatabaseStart>().Prepare(app.Services);
        await app.Services.GetRequiredService<TenantLoader>().ReloadAsync(CancellationToken.None);
        app.UseTrustedProxies();
        app.UseMiddleware<TenantMiddleware>();
        app.UseRouting();
        app.UseFeatureAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapThemes();
        app.MapRazorComponents<App>().WithStaticAssets().AddAdditionalAssemblies([.. InstalledModules.Assemblies]);
    }
}
