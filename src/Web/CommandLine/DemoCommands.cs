using System.CommandLine;
using Engine.Modules;
using Engine.Tenancy;

namespace Web.CommandLine;

/// <summary><c>portal demo</c>: fills a tenant with invented people, for showing and measuring. Only in Development.</summary>
internal static class DemoCommands
{
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create()
    {
        var tenant = new Option<string>("--tenant") { Description = "Id van de tenant.", Required = true };
        var participants = new Option<int>("--participants") { Description = "Hoeveel personen er daarna minstens zijn.", Required = true };
        var data = new Option<DirectoryInfo?>("--data-dir") { Description = "Map met de ingebouwde database; zonder deze optie die van de host." };
        var files = new Option<DirectoryInfo?>("--tenant-config") { Description = "Map met tenantbestanden; zonder deze optie die van de host." };
        participants.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 5_000_000)
            {
                result.AddError("--participants: een getal van 1 tot en met 5000000.");
            }
        });
        var command = new Command("demo", "Vult een tenant met verzonnen personen; de organisaties van de demo moeten er al zijn.") { tenant, participants, data, files, Json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithDatabase(null, ("DataDir", parsed.GetValue(data)?.FullName), ("TenantConfig", parsed.GetValue(files)?.FullName));
            var error = parsed.InvocationConfiguration.Error;
            if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            {
                await error.WriteLineAsync("Demogegevens maken kan alleen in Development: zet ASPNETCORE_ENVIRONMENT=Development.");
                return PortalCommandLine.Usage;
            }

            await services.GetRequiredService<TenantLoader>().ReloadAsync(cancellation);
            if (services.GetRequiredService<TenantCatalogue>().Current.Find(parsed.GetRequiredValue(tenant)) is not { } found)
            {
                await error.WriteLineAsync($"Er is geen tenant \"{parsed.GetRequiredValue(tenant)}\".");
                return PortalCommandLine.Usage;
            }

            await FillAsync(services, found, parsed.GetRequiredValue(participants), cancellation);
            CommandOutput.Write(parsed, Json, new { tenant = found.Id, participants = parsed.GetRequiredValue(participants) }, [$"{found.Id}: er zijn nu minstens {parsed.GetRequiredValue(participants)} personen."]);
            return PortalCommandLine.Good;
        });
        return command;
    }

    private static async Task FillAsync(IServiceProvider services, Tenant tenant, int participants, CancellationToken cancellation)
    {
        using var entered = services.GetRequiredService<CurrentTenant>().Enter(tenant);
        foreach (var module in services.GetRequiredService<ModuleCatalogue>().Modules.Where(m => tenant.Config.Modules.Contains(m.Id)))
        {
            await using var scope = services.CreateAsyncScope();
            await module.SeedDemoAsync(scope.ServiceProvider, participants, cancellation);
        }
    }
}
