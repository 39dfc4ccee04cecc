using Engine;
using Schema;

namespace Web.CommandLine;

/// <summary>Services for verbs that need no database: configuration of the host, modules and tenants.</summary>
internal static class CommandServices
{
    /// <summary>The same with the database of the host, for verbs that read or write rows.</summary>
    public static ServiceProvider WithDatabase(params (string Key, string? Value)[] settings)
    {
        var builder = Builder(settings);
        builder.Services.AddPortalDatabase(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }

    /// <param name="settings">Settings over those of the host, from options of the verb.</param>
    public static ServiceProvider WithoutDatabase(params (string Key, string? Value)[] settings) => Builder(settings).Services.BuildServiceProvider();

    private static WebApplicationBuilder Builder((string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ContentRootPath = Directory.GetCurrentDirectory(),
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
        });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)));
        builder.Services.AddEngine(InstalledModules.All);
        return builder;
    }
}
