using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Tenancy;

/// <summary>A database of one tenant that is away harms that tenant and nobody else.</summary>
[Trait("Category", "Postgres")]
public sealed class DatabaseDownTests
{
    private const string Own = "eigen";
    private const string Neighbour = "hr@adviesbureau-kompas.example";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Its_tenant_gets_503_others_sign_in_and_their_work_goes_on_and_health_names_it(DatabaseProvider provider)
    {
        using var files = new TenantFilesCopy().Set("izz", Own);
        using var own = new DatabaseCopy(provider);
        await using var portal = new Werkgever(new(own.SettingsAs(Own)) { ["TenantConfig"] = files.Path, ["Health:Detail"] = "true" }, provider);
        using var visitor = await portal.AlsAsync();
        TakeAway(own);

        var page = await visitor.GetAsync("verzekerden?filter-naam=de+boer");
        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Text.ShouldContain("Het portaal is even niet beschikbaar");
        page.Text.ShouldContain("Probeer het over een paar minuten opnieuw.");
        page.Body.ShouldNotContain(own.Name);

        var (neighbour, start) = await portal.Factory.EnterAsync(Neighbour);
        start.Status.ShouldBe(HttpStatusCode.OK);
        (await neighbour.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        await WorkGoesOnAsync(portal);

        (await OwnDatabasesAsync(visitor)).ShouldBe(("Degraded", Own));
    }

    [Fact]
    public async Task A_portal_starts_without_it_and_its_tenant_returns_with_it()
    {
        using var files = new TenantFilesCopy().Set("izz", Own);
        using var own = new DatabaseCopy(DatabaseProvider.Sqlite);
        SqliteConnection.ClearAllPools();
        File.Move(own.Name, own.Name + ".away");
        Directory.CreateDirectory(own.Name);
        await using var portal = new Werkgever(new(own.SettingsAs(Own)) { ["TenantConfig"] = files.Path, ["Health:Detail"] = "true" }, DatabaseProvider.Sqlite);
        using var visitor = portal.Factory.Visit("izz.localhost");
        (await visitor.GetAsync("inloggen")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await portal.Factory.EnterAsync(Neighbour)).Page.Status.ShouldBe(HttpStatusCode.OK);
        await WorkGoesOnAsync(portal);
        (await OwnDatabasesAsync(visitor)).ShouldBe(("Degraded", Own));

        Directory.Delete(own.Name);
        File.Move(own.Name + ".away", own.Name);
        await portal.Factory.Services.GetRequiredService<DatabaseReturn>().TryAllAsync(default);
        (await visitor.GetAsync("inloggen")).Status.ShouldBe(HttpStatusCode.OK);
        (await OwnDatabasesAsync(visitor)).Status.ShouldBe("Healthy");
    }

    private static void TakeAway(DatabaseCopy own)
    {
        if (own.Provider is DatabaseProvider.Postgres)
        {
            PostgresServer.Running.Execute($"ALTER DATABASE {own.Name} ALLOW_CONNECTIONS false");
            PostgresServer.Running.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{own.Name}'");
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(own.Name) ?? "", "portal.db*"))
        {
            File.Delete(file);
        }

        // a job may have opened it between the two lines above
        SqliteConnection.ClearAllPools();
    }

    private static async Task WorkGoesOnAsync(Werkgever portal)
    {
        using var stranger = portal.Factory.Visit("bedrijfszorg.localhost");
        await (await stranger.GetAsync("wachtwoord-vergeten")).Form("wachtwoord-vergeten").Fill("Mail", Neighbour).SubmitAsync();
        // the database that is away makes the round fail, after the others had theirs
        await portal.VerwerkAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        (await portal.Factory.LettersAsync("bedrijfszorg")).Count(m => m.To == Neighbour).ShouldBe(1);
    }

    private static async Task<(string? Status, string? Names)> OwnDatabasesAsync(Visitor visitor)
    {
        var ready = await visitor.GetAsync("health/ready");
        ready.Status.ShouldBe(HttpStatusCode.OK, "all other tenants are served");
        var check = JsonDocument.Parse(ready.Body).RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "own-databases");
        return (check.GetProperty("status").GetString(), check.GetProperty("data") is { ValueKind: JsonValueKind.Object } data ? data.EnumerateObject().Single().Name : null);
    }
}
