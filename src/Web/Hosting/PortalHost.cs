using Engine;
using Engine.Features;
using Engine.Tenancy;
using Schema;
using Web.Layout;

namespace Web.Hosting;

/// <summary>Puts the areas together: services first, then the order in which a request passes them.</summary>
internal static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddEngine(InstalledModules.All);
        builder.Services.AddPortalDatabase(builder.Configuration);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
    }

    public static void UsePortal(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<TenantFiles>();
        app.Services.GetRequiredService<DatabaseStart>().Prepare(app.Services);
        app.Services.GetRequiredService<TenantCatalogue>().Publish(files.Load(app.Configuration["TenantConfig"] ?? "tenant-config"));
        app.UseMiddleware<TenantMiddleware>();
        app.UseRouting();
        app.UseFeatureAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. InstalledModules.Assemblies]);
    }
}
