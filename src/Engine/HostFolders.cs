using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Engine;

/// <summary>Where the host finds its tenants and their brands: full paths.</summary>
public sealed record HostFolders(string TenantConfig, string Themes)
{
    public static HostFolders From(IConfiguration configuration, IHostEnvironment environment) =>
        new(Find(configuration["TenantConfig"] ?? "tenant-config", environment), Find(configuration["Themes"] ?? "themes", environment));

    // a relative folder is looked for upward, so that one setting serves a checkout, a published folder and the tests
    private static string Find(string folder, IHostEnvironment environment)
    {
        foreach (var start in new[] { environment.ContentRootPath, AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                var path = Path.Combine(at.FullName, folder);
                if (Directory.Exists(path))
                {
                    return path;
                }
            }
        }

        return Path.GetFullPath(folder, environment.ContentRootPath);
    }
}
