using Engine.Tenancy.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Theming;

internal static class ThemingSetup
{
    /// <summary>Reads the themes of the folder in <c>Themes</c> (default: themes) and keeps looking at it.</summary>
    public static IServiceCollection AddTheming(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var root = provider.GetRequiredService<IHostEnvironment>().ContentRootPath;
            var catalogue = new ThemeCatalogue(provider.GetRequiredService<HostFolders>().Themes, Path.Combine(root, "wwwroot", "lib", "fonts"));
            catalogue.Reload();
            return catalogue;
        });
        services.AddSingleton<MailFrame>();
        services.AddSingleton<TenantRule, ThemeRule>();
        services.AddHostedService<ThemeWatcher>();
        return services;
    }
}
