using System.CommandLine;
using System.Data.Common;
using Schema;

namespace Web.CommandLine;

/// <summary><c>portal database</c>: what the owner of a server database does; the host's own role cannot.</summary>
internal static class DatabaseCommands
{
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create() => new("database", "Onderhoudt de databases: de gedeelde en die van één tenant.") { Migrate() };

    private static Command Migrate()
    {
        var connection = new Option<string?>("--connection") { Description = "Verbinding van de eigenaar van één database; zonder deze optie alle databases uit de instellingen." };
        var provider = new Option<DatabaseProvider?>("--provider") { Description = "Bij --connection: Postgres of SqlServer; anders Database:Provider uit de instellingen." };
        var only = new Option<string?>("--database") { Description = "Alleen de database met deze naam: shared, of een naam onder Databases." };
        var role = new Option<string>("--role") { Description = "Rol waarmee de portalen werken. Die is nergens eigenaar van.", DefaultValueFactory = _ => OwnerMigration.DefaultRole };
        var file = CommandServices.SettingsFile();
        var command = new Command("migrate", "Werkt tabellen, beveiliging per rij en rechten bij, in alle databases van de instellingen.") { connection, provider, only, role, file, Json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithoutDatabase(parsed.GetValue(file));
            var error = parsed.InvocationConfiguration.Error;
            IReadOnlyList<DatabaseTask> tasks;
            try
            {
                tasks = DatabaseTask.From(services.GetRequiredService<IConfiguration>(), parsed.GetValue(connection), parsed.GetValue(provider), parsed.GetValue(only));
            }
            catch (InvalidOperationException fault)
            {
                await error.WriteLineAsync(fault.Message);
                return PortalCommandLine.Usage;
            }

            var done = new List<object>();
            var lines = new List<string>();
            var good = true;
            foreach (var task in tasks)
            {
                try
                {
                    var applied = await OwnerMigration.RunAsync(task.Provider, task.Owner, parsed.GetRequiredValue(role), cancellation);
                    done.Add(new { database = task.Name, applied });
                    lines.AddRange(applied.Count == 0 ? [$"{task.Name}: was al bij. De rechten zijn opnieuw gezet."] : applied.Select(m => $"{task.Name}: toegepast {m}"));
                }
                catch (Exception fault) when (fault is InvalidOperationException or DbException)
                {
                    // the others are worth bringing up to date all the same
                    good = false;
                    await error.WriteLineAsync($"{task.Name}: {fault.Message}");
                }
            }

            CommandOutput.Write(parsed, Json, new { role = parsed.GetRequiredValue(role), databases = done }, lines);
            return good ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }
}
