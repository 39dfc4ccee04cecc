using System.CommandLine;
using Engine;
using Schema;

namespace Web.CommandLine;

/// <summary>Services for verbs that need no database: configuration of the host, modules and tenants.</summary>
internal static class CommandServices
{
    /// <summary>Settings that are in no environment, such as the owner's connections.</summary>
    public static Option<FileInfo?> SettingsFile() => new("--settings") { Description = "JSON-bestand met instellingen, over die van de host heen." };

    /// <summary>The same with the databases of the host, for verbs that read or write rows.</summary>
    public static ServiceProvider WithDatabase(FileInfo? file, params (string Key, string? Value)[] settings)
    {
        var builder = Builder(file, settings);
        builder.Services.AddPortalDatabase(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }

    /// <param name="settings">Settings over those of the host, from options of the verb.</param>
    public static ServiceProvider WithoutDatabase(params (string Key, string? Value)[] settings) => WithoutDatabase(null, settings);

    public static ServiceProvider WithoutDatabase(FileInfo? file, params (string Key, string? Value)[] settings) => Builder(file, settings).Services.BuildServiceProvider();

    private static WebApplicationBuilder Builder(FileInfo? file, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ContentRootPath = Directory.GetCurrentDirectory(),
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
        });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables();
        if (file is not null)
        {
            builder.Configuration.AddJsonFile(file.FullName, optional: false);
        }

        builder.Configuration
            .AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)));
        builder.Services.AddEngine(InstalledModules.All);
        return builder;
    }
}
