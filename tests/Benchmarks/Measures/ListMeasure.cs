using System.Diagnostics;
using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Demo;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Schema;
using Testing.Collectiviteiten;
using Testing.Databases;

namespace Benchmarks.Measures;

/// <summary>
/// The lists of who takes part now, who did before and who did on a day, among a million rows of one tenant, against hand-written SQL for the
/// same page and count. Both log the read before it is shown, in the same way. The engine counts each time here: what it remembers for a moment would flatter it.
/// </summary>
internal static class ListMeasure
{
    private const int PageSize = 25;
    // fewer than this in a block leaves its 99th percentile to chance
    private const int Rounds = 300;

    /// <param name="Order">Key of the order; the id breaks ties.</param>
    private sealed record List(string Name, ZoekVraag Question, string Where, string Order, string Count);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        var findings = new List<Finding>();
        foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres })
        {
            await using var customer = await FillAsync(provider, arguments.SearchRows);
            var cursor = await CursorAsync(customer);
            var actor = customer.Gebruiker(contracten: customer.Salaris);
            // the first rounds count for nothing: both are as warm as in a portal that runs all day
            foreach (var list in Lists(cursor, provider))
            {
                await RoundsAsync(customer, actor, list, cursor);
            }

            foreach (var list in Lists(cursor, provider))
            {
                findings.Add(await CompareAsync(customer, actor, list, cursor, arguments));
            }
        }

        return findings;
    }

    private static async Task<Collectief> FillAsync(DatabaseProvider provider, int rows)
    {
        var server = provider == DatabaseProvider.Postgres ? PostgresServer.StartAnother(isDurable: true) : null;
        var watch = Stopwatch.StartNew();
        var customer = await Collectief.MaakAsync(provider: provider, server: server);
        await customer.Als<DemoVulling, bool>(async filling =>
        {
            await filling.HandleAsync(rows, default);
            return true;
        });
        // a server does this by itself within minutes
        server?.Execute("VACUUM ANALYZE", customer.Database.Name);
        Console.WriteLine(FormattableString.Invariant($"{rows} people written to {provider} in {watch.Elapsed.TotalSeconds:F0} s"));
        return customer;
    }

    private static IEnumerable<List> Lists(Deelname cursor, DatabaseProvider provider)
    {
        // keeps SQLite to the order of the page
        var along = provider == DatabaseProvider.Sqlite ? "+" : "";
        const string Now = """d."Eind" >= @today""";
        const string ByName = "d.\"Naamsleutel\", d.\"Id\"";
        var former = $"""
            d."Eind" < @today and not exists (select 1 from "Deelnamen" l where l."TenantId" = @tenant and l."DeelnemerId" = d."DeelnemerId"
            and {along}l."Ingangsdatum" > d."Ingangsdatum" and {along}l."ContractId" = @contract)
            """;
        const string Then = """d."Eind" >= @then and d."Ingangsdatum" <= @then""";
        yield return new("current", new() { Wie = Wie.Huidig }, along + Now, ByName, Now);
        yield return new(
            "current, far down", new() { Wie = Wie.Huidig, Na = cursor.Id },
            $"""{along}{Now} and d."Naamsleutel" >= @key and (d."Naamsleutel" > @key or d."Id" > @id)""", ByName, Now);
        yield return new("current, by birth date", new() { Wie = Wie.Huidig, Sorteer = Kolommen.Geboortedatum }, along + Now, "d.\"Geboortedatum\", d.\"Id\"", Now);
        yield return new("former", new() { Wie = Wie.Oud }, along + former, ByName, former);
        yield return new(
            "on a day", new() { Criteria = new Dictionary<string, string> { [Filters.Op] = "31-05-2023" } },
            $"""{along}d."Eind" >= @then and {along}d."Ingangsdatum" <= @then""", ByName, Then);
    }

    private static async Task<Finding> CompareAsync(Collectief customer, Actor actor, List list, Deelname cursor, BenchArguments arguments)
    {
        var (ratios, ours, sql) = (new List<double>(), new List<double>(), new List<double>());
        for (var block = 0; block < arguments.Pairs; block++)
        {
            var (mine, theirs) = await RoundsAsync(customer, actor, list, cursor);
            ratios.Add(LargeRegister.P99(mine) / LargeRegister.P99(theirs));
            ours.AddRange(mine);
            sql.AddRange(theirs);
        }

        var whole = LargeRegister.P99(ours) / LargeRegister.P99(sql);
        return new(
            FormattableString.Invariant($"list {list.Name}, {arguments.SearchRows:N0} rows, {customer.Database.Provider}, p99"),
            FormattableString.Invariant($"{whole:P0}, {Ratio.Of(ratios)} by block ({LargeRegister.P99(ours):F1} ms against {LargeRegister.P99(sql):F1} ms; halves {LargeRegister.Middle(ours):F1} and {LargeRegister.Middle(sql):F1})"),
            "<= 150% of hand-written SQL",
            whole <= 1.5);
    }

    private static async Task<(List<double> Ours, List<double> Sql)> RoundsAsync(Collectief customer, Actor actor, List list, Deelname cursor)
    {
        var (ours, sql) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // by lot: a database writes its log away after so many writes, which in turn would always fall to the same one
            var handFirst = Random.Shared.Next(2) == 0;
            var hand = handFirst ? await HandWrittenAsync(customer, actor, list, cursor) : default;
            var engine = await EngineAsync(customer, actor, list.Question);
            hand = handFirst ? hand : await HandWrittenAsync(customer, actor, list, cursor);
            if (hand.Rows != engine.Rows)
            {
                throw new InvalidOperationException($"{list.Name}: {hand.Rows} rows by hand, {engine.Rows} by the engine.");
            }

            ours.Add(engine.Milliseconds);
            sql.Add(hand.Milliseconds);
        }

        return (ours, sql);
    }

    private static async Task<(int Rows, double Milliseconds)> EngineAsync(Collectief customer, Actor actor, ZoekVraag question)
    {
        using var counts = new Tellingen(customer.Klok);
        var start = Stopwatch.GetTimestamp();
        return await customer.Database.As(customer.Tenant, async services =>
        {
            services.GetRequiredService<CurrentActor>().OrNone = actor;
            var found = await ActivatorUtilities.CreateInstance<ZoekDeelnemers>(services, counts).HandleAsync(question, CancellationToken.None);
            return (found.Value.Regels.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
    }

    private static Task<(int Rows, double Milliseconds)> HandWrittenAsync(Collectief customer, Actor actor, List list, Deelname cursor)
    {
        var start = Stopwatch.GetTimestamp();
        return customer.Database.As(customer.Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            services.GetRequiredService<CurrentActor>().OrNone = actor;
            await db.Database.OpenConnectionAsync();
            (string, object)[] values =
            [
                ("tenant", customer.Tenant.Id), ("contract", customer.Salaris.Id), ("key", cursor.Naamsleutel), ("id", cursor.Id), ("today", DutchTime.Today(customer.Klok)), ("then", new DateOnly(2023, 5, 31)),
            ];
            // policies hold who writes the SQL by hand as well
            var announced = customer.Database.Provider == DatabaseProvider.Postgres ? $"SET portal.tenant = '{customer.Tenant.Id}';" : "";
            var rows = await LargeRegister.ReadAsync(db.Database.GetDbConnection(), announced + $"""
                select d."Id", p."Voorletters", p."Tussenvoegsel", p."Achternaam", p."Geslacht", d."Relatienummer", d."Geboortedatum", d."Werknemersnummer", d."Ingangsdatum", d."Eind",
                    exists (select 1 from "Mutaties" m where m."TenantId" = @tenant and m."DeelnameId" = d."Id")
                from "Deelnamen" d join "Deelnemers" p on p."TenantId" = @tenant and p."Id" = d."DeelnemerId"
                where d."TenantId" = @tenant and d."ContractId" = @contract and {list.Where} order by {list.Order} limit {PageSize + 1}
                """, values);
            await LargeRegister.ReadAsync(
                db.Database.GetDbConnection(),
                announced + $"""select count(*) from (select 1 from "Deelnamen" d where d."TenantId" = @tenant and d."ContractId" = @contract and {list.Count} limit 10001) c""", values);
            await services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "collectiviteit.lijst") { ObjectType = "deelnemer", ObjectCount = rows }, default);
            return (Math.Min(rows, PageSize), Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
    }

    private static Task<Deelname> CursorAsync(Collectief customer) => customer.Lees(db => db.Set<Deelname>().AsNoTracking()
        .Where(d => d.ContractId == customer.Salaris.Id && d.Naamsleutel.CompareTo("m") > 0).OrderBy(d => d.Naamsleutel).ThenBy(d => d.Id).FirstAsync());
}
