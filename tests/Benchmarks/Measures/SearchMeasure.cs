using System.Diagnostics;
using Collectiviteit.Deelnemers.Zoeken;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Measures;

/// <summary>Searching by name among a million rows of one tenant against hand-written SQL for the same answer, in turn.</summary>
internal static class SearchMeasure
{
    /// <summary>The contract that has more than half of all rows.</summary>
    private const string LargestContract = "300100";

    private static readonly string[] Words = ["poel", "vries", "jans", "bak", "yil", "kowal", "elid", "wit"];

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await PortalDemo.FillAsync(arguments, "search", arguments.SearchRows);
        await using var provider = await SyntheticTenants.LoadAsync(
            arguments, Path.Combine(arguments.Root, "tenant-config"), Path.Combine(arguments.Work, "search"));
        var tenant = provider.GetRequiredService<TenantCatalogue>().Current.Find(SyntheticTenants.Model)
            ?? throw new InvalidOperationException("The model tenant is not live.");
        using var entered = provider.GetRequiredService<CurrentTenant>().Enter(tenant);
        var actor = await ActorAsync(provider);

        var ours = new List<double>();
        var sql = new List<double>();
        for (var round = -3; round < 40; round++)
        {
            foreach (var word in Words)
            {
                var hand = await HandWrittenAsync(provider, actor.Contracts[0].Id, word);
                var engine = await EngineAsync(provider, actor, word);
                if (hand.Rows != engine.Rows)
                {
                    throw new InvalidOperationException($"{word}: {hand.Rows} rows by hand, {engine.Rows} by the engine.");
                }

                if (round >= 0)
                {
                    sql.Add(hand.Milliseconds);
                    ours.Add(engine.Milliseconds);
                }
            }
        }

        var ratio = P99(ours) / P99(sql);
        return [new(
            "search among 1,000,000 rows, p99",
            FormattableString.Invariant($"{ratio:F2}x ({P99(ours):F1} ms against {P99(sql):F1} ms)"),
            "<= 1.5x hand-written SQL",
            ratio <= 1.5)];
    }

    private static double P99(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.99));

    private static async Task<Actor> ActorAsync(ServiceProvider provider)
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

    private static async Task<(int Rows, double Milliseconds)> EngineAsync(ServiceProvider provider, Actor actor, string word)
    {
        var start = Stopwatch.GetTimestamp();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().OrNone = actor;
        var found = await scope.ServiceProvider.GetRequiredService<ZoekDeelnemers>()
            .HandleAsync(new() { Criteria = new Dictionary<string, string> { [Filters.Naam] = word } }, CancellationToken.None);
        return (found.Value.Regels.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<(int Rows, double Milliseconds)> HandWrittenAsync(ServiceProvider provider, Guid contract, string word)
    {
        var start = Stopwatch.GetTimestamp();
        await using var scope = provider.CreateAsyncScope();
        await using var connection = new SqliteConnection(scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.GetConnectionString());
        await connection.OpenAsync();
        var rows = await CountAsync(connection, """
            select d.Id, p.Voorletters, p.Tussenvoegsel, p.Achternaam, d.Relatienummer, d.Geboortedatum, d.Werknemersnummer, d.Ingangsdatum, d.Eind
            from (select distinct w.Naamsleutel, w.DeelnameId from Zoekwoorden w
                  where w.TenantId = $tenant and w.ContractId = $contract and w.Woord >= $word and w.Woord < $until
                  order by w.Naamsleutel, w.DeelnameId limit 25) w
            join Deelnamen d on d.TenantId = $tenant and d.Id = w.DeelnameId
            join Deelnemers p on p.TenantId = $tenant and p.Id = d.DeelnemerId
            order by w.Naamsleutel, w.DeelnameId
            """, contract, word);
        await CountAsync(connection, """
            select count(*) from (select distinct w.DeelnameId from Zoekwoorden w
            where w.TenantId = $tenant and w.ContractId = $contract and w.Woord >= $word and w.Woord < $until limit 10001)
            """, contract, word);
        return (rows, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<int> CountAsync(SqliteConnection connection, string text, Guid contract, string word)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$tenant", SyntheticTenants.Model);
        command.Parameters.AddWithValue("$contract", contract);
        command.Parameters.AddWithValue("$word", word);
        command.Parameters.AddWithValue("$until", word + '\uffff');
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows++;
        }

        return rows;
    }
}
