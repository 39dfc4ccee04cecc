using System.Text.Json;
using Npgsql;
using Shouldly;
using Testing;
using Testing.Databases;
using Web.CommandLine;

namespace Web.Tests.CommandLine;

[Trait("Category", "Postgres")]
public sealed class DatabaseCommandsTests
{
    [Fact]
    public async Task Migrate_makes_a_database_in_which_the_host_may_work_and_owns_nothing()
    {
        var server = PostgresServer.Running;
        var name = server.CreateEmptyDatabase();
        (await Run("database", "migrate", "--provider", "Postgres", "--connection", server.Owner(name))).Exit.ShouldBe(0);
        var again = await Run("database", "migrate", "--provider", "Postgres", "--connection", server.Owner(name), "--json");
        again.Exit.ShouldBe(0);
        again.Output.ShouldContain("\"applied\": []");

        await using var connection = new NpgsqlConnection(server.App(name));
        await connection.OpenAsync();
        await using (var read = new NpgsqlCommand("""SELECT count(*) FROM "AuditEvents" """, connection))
        {
            (await read.ExecuteScalarAsync()).ShouldBe(0L);
        }

        foreach (var refused in (string[])["DELETE FROM \"AuditEvents\"", "UPDATE \"AuditEvents\" SET \"Type\" = 'x'", "CREATE TABLE x (id int)", "DROP POLICY tenant ON \"Organisation\"", "ALTER TABLE \"Organisation\" DISABLE ROW LEVEL SECURITY", "TRUNCATE \"Organisation\""])
        {
            await using var command = new NpgsqlCommand(refused, connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(), refused)).SqlState.ShouldBe("42501", refused);
        }

        server.DropDatabase(name);
    }

    [Fact]
    public async Task Migrate_brings_all_databases_of_the_settings_up_to_date_and_says_which_one_failed()
    {
        var server = PostgresServer.Running;
        var (shared, own) = (server.CreateEmptyDatabase(), server.CreateEmptyDatabase());
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("owner.json"), JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["Database:Provider"] = "Postgres", ["ConnectionStrings:Portal"] = server.App(shared), ["ConnectionStrings:Owner"] = server.Owner(shared),
            ["Databases:eigen:Provider"] = "Postgres", ["Databases:eigen:ConnectionString"] = server.App(own), ["Databases:eigen:OwnerConnectionString"] = server.Owner(own),
            ["Databases:weg:Provider"] = "Postgres", ["Databases:weg:ConnectionString"] = server.App("weg"), ["Databases:weg:OwnerConnectionString"] = server.Owner("weg"),
            ["Databases:bestand:ConnectionString"] = $"Data Source={folder.File("bestand.db")}",
        }));
        var (exit, output, error) = await Run("database", "migrate", "--settings", folder.File("owner.json"));
        exit.ShouldBe(1);
        error.ShouldStartWith("weg: ");
        output.ShouldContain("shared: toegepast");
        output.ShouldContain("eigen: toegepast");
        output.ShouldContain("bestand: toegepast");
        (await Run("database", "migrate", "--settings", folder.File("owner.json"), "--database", "eigen")).Output.ShouldContain("eigen: was al bij");
        (await Run("database", "migrate", "--settings", folder.File("owner.json"), "--database", "onbekend")).Exit.ShouldBe(2);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData("portal_owner")]
    [InlineData("postgres")]
    [InlineData("onbekend")]
    [InlineData("x; DROP TABLE y")]
    public async Task Migrate_refuses_a_role_that_could_walk_round_the_wall(string role)
    {
        var server = PostgresServer.Running;
        var name = server.CreateEmptyDatabase();
        var (exit, _, error) = await Run("database", "migrate", "--provider", "Postgres", "--connection", server.Owner(name), "--role", role);
        exit.ShouldBe(1);
        error.ShouldContain("role");
        server.DropDatabase(name);
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        await using StringWriter output = new(), error = new();
        return (await PortalCommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
