using System.Net;
using System.Text.Json;
using Engine.Data.Databases;
using Engine.Data.Encryption;
using Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schema;
using Shouldly;
using Testing;
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
        checks.Keys.ShouldBe(["database", "own-databases", "keys", "jobs", "audit", "mail", "eherkenning", "tenant-config", "workflow-files"], ignoreOrder: true);
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

    [Fact]
    public async Task A_node_whose_secret_does_not_open_the_newest_key_is_not_ready()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        (await CheckAsync(visitor, "keys")).ShouldBe((HttpStatusCode.OK, "Healthy"));
        await using (var db = portal.Services.GetRequiredService<PortalDatabases>().Open(PortalDatabases.Shared))
        {
            db.Add(new DataKey { Kind = DataKeyKind.Field, Version = 2, Wrapped = [1], WrappedBy = "secret:een-andere", CreatedAt = default, ActiveFrom = default });
            await db.SaveChangesAsync();
        }

        (await CheckAsync(visitor, "keys")).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
    }

    [Fact]
    public async Task A_node_whose_workers_stand_still_is_degraded_and_stays_ready()
    {
        var clock = new FakeTime();
        await using var portal = new PortalFactory(services => services.AddSingleton<TimeProvider>(clock));
        using var visitor = portal.Visit("izz.localhost");
        (await CheckAsync(visitor, "jobs")).ShouldBe((HttpStatusCode.OK, "Healthy"));
        foreach (var worker in portal.Services.GetServices<IHostedService>().Where(s => s.GetType().Name == "JobWorker"))
        {
            await worker.StopAsync(default);
        }

        clock.Advance(TimeSpan.FromMinutes(4));
        (await CheckAsync(visitor, "jobs")).ShouldBe((HttpStatusCode.OK, "Healthy"));
        clock.Advance(TimeSpan.FromMinutes(1));
        (await CheckAsync(visitor, "jobs")).ShouldBe((HttpStatusCode.OK, "Degraded"));
        await portal.Services.GetRequiredService<JobPump>().DrainAsync();
        (await CheckAsync(visitor, "jobs")).ShouldBe((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task A_faulty_workflow_file_degrades_a_node_that_runs_until_it_is_mended()
    {
        using var tenants = new TenantFolder(InstalledModules.All);
        tenants.Write("noord", TenantFolder.Good("noord"));
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["TenantConfig"] = tenants.Path, ["Themes"] = tenants.Themes });
        using var visitor = portal.Visit("noord.localhost");
        (await CheckAsync(visitor, "workflow-files")).ShouldBe((HttpStatusCode.OK, "Healthy"));
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(tenants.Path, "workflows")).FullName, "proef.json");
        await File.WriteAllTextAsync(file, "{");
        await BecomesAsync(visitor, "Degraded");
        File.Delete(file);
        await BecomesAsync(visitor, "Healthy");
    }

    private static async Task BecomesAsync(Visitor visitor, string status)
    {
        for (var tries = 0; tries < 100 && (await CheckAsync(visitor, "workflow-files")).Item2 != status; tries++)
        {
            await Task.Delay(200);
        }

        (await CheckAsync(visitor, "workflow-files")).ShouldBe((HttpStatusCode.OK, status));
    }

    private static async Task<(HttpStatusCode, string?)> CheckAsync(Visitor visitor, string name)
    {
        var ready = await visitor.GetAsync("health/ready");
        return (ready.Status, JsonDocument.Parse(ready.Body).RootElement.GetProperty("checks").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name).GetProperty("status").GetString());
    }
}
