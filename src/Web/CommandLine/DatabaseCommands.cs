using System.CommandLine;
using System.Data.Common;
using Schema;

namespace Web.CommandLine;

/// <summary><c>portal database</c>: what the owner of a server database does; the host's own role cannot.</summary>
internal static class DatabaseCommands
{
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create() => new("database", "Onderhoudt de database van een server.") { Migrate() };

    private static Command Migrate()
    {
        var connection = new Option<string?>("--connection") { Description = "Verbinding van de eigenaar; zonder deze optie ConnectionStrings:Owner uit de instellingen." };
        var provider = new Option<DatabaseProvider?>("--provider") { Description = "Postgres of SqlServer; zonder deze optie Database:Provider uit de instellingen." };
        var role = new Option<string>("--role") { Description = "Rol waarmee de portalen werken. Die is nergens eigenaar van.", DefaultValueFactory = _ => OwnerMigration.DefaultRole };
        var command = new Command("migrate", "Werkt tabellen, beveiliging per rij en rechten bij.") { connection, provider, role, Json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithoutDatabase();
            var settings = services.GetRequiredService<IConfiguration>();
            var error = parsed.InvocationConfiguration.Error;
            if ((parsed.GetValue(connection) ?? settings.GetConnectionString("Owner")) is not { Length: > 0 } owner)
            {
                await error.WriteLineAsync("Geef de verbinding van de eigenaar met --connection.");
                return PortalCommandLine.Usage;
            }

            try
            {
                var chosen = parsed.GetValue(provider) ?? settings.GetValue("Database:Provider", DatabaseProvider.Postgres);
                var applied = await OwnerMigration.RunAsync(chosen, owner, parsed.GetRequiredValue(role), cancellation);
                CommandOutput.Write(parsed, Json, new { applied, role = parsed.GetRequiredValue(role) },
                    applied.Count == 0 ? ["De database was al bij. De rechten zijn opnieuw gezet."] : [.. applied.Select(m => $"Toegepast: {m}")]);
                return PortalCommandLine.Good;
            }
            catch (Exception fault) when (fault is InvalidOperationException or DbException)
            {
                await error.WriteLineAsync(fault.Message);
                return PortalCommandLine.Findings;
            }
        });
        return command;
    }
}
