using System.Net;
using System.Text.Json;
using Schema;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Health;

public sealed class HealthAnswerTests
{
    [Theory]
    [InlineData("izz.localhost")]
    [InlineData("onbekend.localhost")]
    public async Task Health_answers_on_any_host(string host)
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit(host);
        (await visitor.GetAsync("health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var ready = await visitor.GetAsync("health/ready");
        ready.Status.ShouldBe(HttpStatusCode.OK);
        var checks = JsonDocument.Parse(ready.Body).RootElement.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString() ?? "");
        checks.Keys.ShouldBe(["database", "own-databases", "audit", "mail", "eherkenning", "tenant-config"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_node_without_its_database_is_alive_but_not_ready()
    {
        await using var portal = new PortalFactory(provider: DatabaseProvider.Sqlite);
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync("health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(portal.DataFolder, "portal.db*"))
        {
            File.Delete(file);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var ready = await visitor.GetAsync("health/ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Body.ShouldNotContain(portal.DataFolder);
        (await visitor.GetAsync("health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
