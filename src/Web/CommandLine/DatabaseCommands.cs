using System.CommandLine;
using System.Data.Common;
using Schema;
using Schema.Places;

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
        var command = new Command("migrate", "Werkt tabellen, beveiliging per rij en rechten bij, in alle databases van de instellingen.") { connection, provider, only, role, Json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithoutDatabase();
            var settings = services.GetRequiredService<IConfiguration>();
            var error = parsed.InvocationConfiguration.Error;
            IReadOnlyList<DatabaseTask> tasks;
            try
            {
                tasks = DatabaseTask.From(settings, parsed.GetValue(connection), parsed.GetValue(provider), parsed.GetValue(only));
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

    /// <summary>One database to bring up to date.</summary>
    private sealed record DatabaseTask(string Name, DatabaseProvider Provider, string Owner)
    {
        /// <exception cref="InvalidOperationException">There is nothing to do, or an owner's connection is missing; the message says which.</exception>
        public static IReadOnlyList<DatabaseTask> From(IConfiguration settings, string? connection, DatabaseProvider? provider, string? only)
        {
            if (connection is { Length: > 0 })
            {
                return [new(only ?? "database", provider ?? settings.GetValue("Database:Provider", DatabaseProvider.Postgres), connection)];
            }

            var places = DatabasePlaces.From(settings).Where(p => only is null || p.Name == only).ToList();
            if (places.Count == 0)
            {
                throw new InvalidOperationException($"Er is geen database \"{only}\" in de instellingen.");
            }

            return [.. places.Select(p => new DatabaseTask(p.Name, p.Provider, p.Owner ?? (p.Provider is DatabaseProvider.Sqlite ? p.Connection : throw Missing(p))))];
        }

        private static InvalidOperationException Missing(DatabasePlace place) => new(place.Name == Engine.Data.Databases.PortalDatabases.Shared
            ? "Geef de verbinding van de eigenaar met --connection, of in de instellingen als ConnectionStrings:Owner."
            : $"Geef de verbinding van de eigenaar van {place.Name} in de instellingen als Databases:{place.Name}:OwnerConnectionString.");
    }
}
