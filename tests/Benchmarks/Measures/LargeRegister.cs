using System.Data.Common;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Measures;

/// <summary>The register of a million rows: who asks, and the same questions by hand.</summary>
internal static class LargeRegister
{
    /// <summary>The contract that has more than half of all rows.</summary>
    private const string LargestContract = "300100";

    public static double P99(List<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.99) - 1);

    public static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    public static async Task<Actor> ActorAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var modules = provider.GetRequiredService<ModuleCatalogue>();
        var rights = PermissionSet.Of(modules.Permissions.Keys, modules);
        var contract = await db.Set<Contract>().FirstAsync(c => c.Number == LargestContract);
        return new()
        {
            AccountId = Guid.CreateVersion7(), Name = "Meting", Mail = "meting@example.nl", OrganisationId = contract.OrganisationId,
            OrganisationNumber = "100200", OrganisationName = "Meting", Audience = "werkgever", Level = Level.Password, Roles = ["hoofdgebruiker"],
            Permissions = rights, Contracts = [new(contract.Id, contract.Number, contract.Name, ulong.MaxValue, rights)], Stamp = "",
        };
    }

    public static async Task<SqliteConnection> OpenAsync(IServiceProvider services)
    {
        var connection = new SqliteConnection(services.GetRequiredService<PortalDbContext>().Database.GetConnectionString());
        await connection.OpenAsync();
        return connection;
    }

    /// <param name="values">Those that the text does not name are left out.</param>
    /// <returns>Number of rows.</returns>
    public static async Task<int> ReadAsync(DbConnection connection, string text, params IEnumerable<(string Name, object Value)> values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values.Where(v => text.Contains('@' + v.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ('@' + name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows++;
        }

        return rows;
    }

    /// <returns>Number of rows.</returns>
    public static async Task<int> ReadAsync(SqliteConnection connection, string text, params IEnumerable<(string Name, object Value)> values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$tenant", SyntheticTenants.Model);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows++;
        }

        return rows;
    }
}
