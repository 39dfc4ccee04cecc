using System.Diagnostics;
using Collectiviteit.Deelnemers.Zoeken;
using Engine.Access;
using Engine.Tenancy;

namespace Benchmarks.Measures;

/// <summary>Searching by name among a million rows of one tenant against hand-written SQL for the same answer, in turn.</summary>
internal static class SearchMeasure
{
    private static readonly string[] Words = ["poel", "vries", "jans", "bak", "yil", "kowal", "elid", "wit"];

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await PortalDemo.FillAsync(arguments, "search", arguments.SearchRows);
        await using var provider = await SyntheticTenants.LoadAsync(
            arguments, Path.Combine(arguments.Root, "tenant-config"), Path.Combine(arguments.Work, "search"));
        var tenant = provider.GetRequiredService<TenantCatalogue>().Current.Find(SyntheticTenants.Model)
            ?? throw new InvalidOperationException("The model tenant is not live.");
        using var entered = provider.GetRequiredService<CurrentTenant>().Enter(tenant);
        var actor = await LargeRegister.ActorAsync(provider);

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

        var ratio = LargeRegister.P99(ours) / LargeRegister.P99(sql);
        return [new(
            "search among 1,000,000 rows, p99",
            FormattableString.Invariant($"{ratio:F2}x ({LargeRegister.P99(ours):F1} ms against {LargeRegister.P99(sql):F1} ms)"),
            "<= 1.5x hand-written SQL",
            ratio <= 1.5)];
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
        await using var connection = await LargeRegister.OpenAsync(scope.ServiceProvider);
        var rows = await LargeRegister.ReadAsync(connection, """
            select d.Id, p.Voorletters, p.Tussenvoegsel, p.Achternaam, d.Relatienummer, d.Geboortedatum, d.Werknemersnummer, d.Ingangsdatum, d.Eind
            from (select distinct w.Naamsleutel, w.DeelnameId from Zoekwoorden w
                  where w.TenantId = $tenant and w.ContractId = $contract and w.Woord >= $word and w.Woord < $until
                  order by w.Naamsleutel, w.DeelnameId limit 25) w
            join Deelnamen d on d.TenantId = $tenant and d.Id = w.DeelnameId
            join Deelnemers p on p.TenantId = $tenant and p.Id = d.DeelnemerId
            order by w.Naamsleutel, w.DeelnameId
            """, ("$contract", contract), ("$word", word), ("$until", word + '\uffff'));
        await LargeRegister.ReadAsync(connection, """
            select count(*) from (select distinct w.DeelnameId from Zoekwoorden w
            where w.TenantId = $tenant and w.ContractId = $contract and w.Woord >= $word and w.Woord < $until limit 10001)
            """, ("$contract", contract), ("$word", word), ("$until", word + '\uffff'));
        return (rows, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
