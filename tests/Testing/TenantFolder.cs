using Engine;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.Configuration;
using Engine.Theming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Testing;

/// <summary>A folder of tenant files with a folder of themes beside it, and everything that reads them.</summary>
public sealed class TenantFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="modules">Modules that count as installed.</param>
    /// <param name="configure">Replaces services.</param>
    public TenantFolder(IReadOnlyList<PortalModule> modules, Action<IServiceCollection>? configure = null)
    {
        Directory.CreateDirectory(Path);
        AddTheme("base");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddEngine(modules);
        services.AddSingleton(new HostFolders(Path, folder.File("themes")));
        services.AddSingleton(new ThemeCatalogue(Themes, folder.File("fonts")));
        configure?.Invoke(services);
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }

    /// <summary>Full path of the tenant files.</summary>
    public string Path => folder.File("tenant-config");

    public string Themes => folder.File("themes");

    public TenantLoader Loader => Services.GetRequiredService<TenantLoader>();

    public TenantSnapshot Live => Services.GetRequiredService<TenantCatalogue>().Current;

    public ConfigurationReport Report => Services.GetRequiredService<ConfigurationHealth>().Current;

    public TenantReader Reader => Services.GetRequiredService<TenantReader>();

    /// <summary>A good file of an invented tenant, one member a line.</summary>
    public static string Good(string id) => $$"""
        {
          "name": "Verzekeraar {{id}}",
          "hosts": ["{{id}}.localhost"],
          "theme": "base",
          "modules": ["portal"],
          "signIn": { "schemes": ["password"] },
          "navigation": { "items": [{ "page": "portal.start" }] },
          "publicPage": { "title": "Welkom bij {{id}}", "lead": "Welkom." },
          "contact": { "desk": "Desk", "mail": "desk@example.nl", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@example.nl" }
        }
        """;

    public string File(string id) => System.IO.Path.Combine(Path, id + ".json");

    public void Write(string id, string text) => System.IO.File.WriteAllText(File(id), text);

    public void Delete(string id) => System.IO.File.Delete(File(id));

    /// <summary>Adds a theme that is a copy of the base theme.</summary>
    public void AddTheme(string name)
    {
        var source = Repository.Path("themes", "base");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Themes, name, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy) ?? Themes);
            System.IO.File.Copy(file, copy, overwrite: true);
        }
    }

    public Task ReloadAsync() => Loader.ReloadAsync(CancellationToken.None);

    public void Dispose()
    {
        Services.Dispose();
        folder.Dispose();
    }
}
