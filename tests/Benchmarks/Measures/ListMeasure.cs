using System.Diagnostics;
using System.Text.Json.Nodes;
using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Measures;

/// <summary>
/// The lists of who takes part now, who did before and who did on a day, among a million rows of one tenant, against hand-written SQL for the
/// same page and count, in turn. The engine counts each time here: what it remembers for a moment would flatter it.
/// </summary>
internal static class ListMeasure
{
    private const int PageSize = 25;

    private sealed record List(string Name, ZoekVraag Question, string Where, string Order, string Count);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await PortalDemo.FillAsync(arguments, "search", arguments.SearchRows);
        await using var provider = await SyntheticTenants.LoadAsync(arguments, WithFormerList(arguments), Path.Combine(arguments.Work, "search"));
        var tenant = provider.GetRequiredService<TenantCatalogue>().Current.Find(SyntheticTenants.Model)
            ?? throw new InvalidOperationException("The model tenant is not live.");
        using var entered = provider.GetRequiredService<CurrentTenant>().Enter(tenant);
        var actor = await LargeRegister.ActorAsync(provider);
        var cursor = await CursorAsync(provider, actor);
        var findings = new List<Finding>();
        foreach (var list in Lists(cursor))
        {
            findings.Add(await CompareAsync(provider, actor, list, cursor));
        }

        return findings;
    }

    private static IEnumerable<List> Lists(Deelname cursor)
    {
        const string now = "d.Eind >= $today";
        const string byName = "d.Naamsleutel, d.Id";
        const string former = """
            d.Eind < $today and not exists (select 1 from Deelnamen l where l.TenantId = $tenant and l.DeelnemerId = d.DeelnemerId
            and +l.Ingangsdatum > d.Ingangsdatum and +l.ContractId = $contract)
            """;
        yield return new("current", new() { Wie = Wie.Huidig }, "+" + now, byName, now);
        yield return new(
            "current, far down", new() { Wie = Wie.Huidig, Na = cursor.Id },
            $"+{now} and d.Naamsleutel >= $key and (d.Naamsleutel > $key or d.Id > $id)", byName, now);
        yield return new("current, by birth date", new() { Wie = Wie.Huidig, Sorteer = Kolommen.Geboortedatum }, "+" + now, "d.Geboortedatum, d.Id", now);
        yield return new("former", new() { Wie = Wie.Oud }, "+" + former, byName, former);
        const string then = "d.Eind >= '2023-05-31' and d.Ingangsdatum <= '2023-05-31'";
        yield return new(
            "on a day", new() { Criteria = new Dictionary<string, string> { [Filters.Op] = "31-05-2023" } },
            "+d.Eind >= '2023-05-31' and +d.Ingangsdatum <= '2023-05-31'", byName, then);
    }

    private static async Task<Finding> CompareAsync(ServiceProvider provider, Actor actor, List list, Deelname cursor)
    {
        var ours = new List<double>();
        var sql = new List<double>();
        for (var round = -3; round < 100; round++)
        {
            var hand = await HandWrittenAsync(provider, actor.Contracts[0].Id, list, cursor);
            var engine = await EngineAsync(provider, actor, list.Question);
            if (hand.Rows != engine.Rows)
            {
                throw new InvalidOperationException($"{list.Name}: {hand.Rows} rows by hand, {engine.Rows} by the engine.");
            }

            if (round >= 0)
            {
                sql.Add(hand.Milliseconds);
                ours.Add(engine.Milliseconds);
            }
        }

        var ratio = LargeRegister.P99(ours) / LargeRegister.P99(sql);
        return new(
            $"list {list.Name}, 1,000,000 rows, p99",
            FormattableString.Invariant($"{ratio:F2}x ({LargeRegister.P99(ours):F1} ms against {LargeRegister.P99(sql):F1} ms)"),
            "<= 1.5x hand-written SQL",
            ratio <= 1.5);
    }

    private static async Task<(int Rows, double Milliseconds)> EngineAsync(ServiceProvider provider, Actor actor, ZoekVraag question)
    {
        var start = Stopwatch.GetTimestamp();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().OrNone = actor;
        using var counts = new Tellingen(TimeProvider.System);
        var found = await ActivatorUtilities.CreateInstance<ZoekDeelnemers>(scope.ServiceProvider, counts).HandleAsync(question, CancellationToken.None);
        return (found.Value.Regels.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<(int Rows, double Milliseconds)> HandWrittenAsync(ServiceProvider provider, Guid contract, List list, Deelname cursor)
    {
        var start = Stopwatch.GetTimestamp();
        await using var scope = provider.CreateAsyncScope();
        await using var connection = await LargeRegister.OpenAsync(scope.ServiceProvider);
        (string, object)[] values =
        [
            ("$contract", contract), ("$key", cursor.Naamsleutel), ("$id", cursor.Id),
            ("$today", DutchTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ];
        var rows = await LargeRegister.ReadAsync(connection, $"""
            select d.Id, p.Voorletters, p.Tussenvoegsel, p.Achternaam, p.Geslacht, d.Relatienummer, d.Geboortedatum, d.Werknemersnummer, d.Ingangsdatum, d.Eind,
                exists (select 1 from Mutaties m where m.TenantId = $tenant and m.DeelnameId = d.Id)
            from Deelnamen d join Deelnemers p on p.TenantId = $tenant and p.Id = d.DeelnemerId
            where d.TenantId = $tenant and d.ContractId = $contract and {list.Where} order by {list.Order} limit {PageSize + 1}
            """, values);
        await LargeRegister.ReadAsync(
            connection, $"select count(*) from (select 1 from Deelnamen d where d.TenantId = $tenant and d.ContractId = $contract and {list.Count} limit 10001)", values);
        return (Math.Min(rows, PageSize), Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<Deelname> CursorAsync(ServiceProvider provider, Actor actor)
    {
        await using var scope = provider.CreateAsyncScope();
        var contract = actor.Contracts[0].Id;
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Deelname>().AsNoTracking()
            .Where(d => d.ContractId == contract && d.Naamsleutel.CompareTo("m") > 0).OrderBy(d => d.Naamsleutel).ThenBy(d => d.Id).FirstAsync();
    }

    // the model tenant has one list for everybody
    private static string WithFormerList(BenchArguments arguments)
    {
        var source = Path.Combine(arguments.Root, "tenant-config");
        var folder = Path.Combine(arguments.Work, "lists");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? folder);
            File.Copy(file, copy, true);
        }

        var path = Path.Combine(folder, SyntheticTenants.Model + ".json");
        var model = JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidOperationException("The model tenant is empty.");
        (model["features"] ?? throw new InvalidOperationException("The model tenant has no features."))["collectiviteit.oud-deelnemers"] = new JsonObject();
        File.WriteAllText(path, model.ToJsonString());
        return folder;
    }
}
