using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;
using Testing.Http;
using Web.CommandLine;
using Web.Tests.Manuals;

namespace Web.Tests.Tenancy;

/// <summary>A tenant with a database of its own: everything of it happens there, and nothing of anyone else.</summary>
public sealed class OwnDatabaseTests
{
    private const string Own = "eigen";
    private const string Neighbour = "hr@adviesbureau-kompas.example";
    private const string Other = "bedrijfszorg";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    [Trait("Category", "Postgres")]
    public async Task A_tenant_with_its_own_database_leaves_no_row_in_the_shared_one_and_finds_none_of_others(DatabaseProvider provider)
    {
        using var files = new TenantFilesCopy().Set("izz", Own);
        using var own = new DatabaseCopy(provider);
        await using var portal = new Werkgever(new(own.SettingsAs(Own)) { ["TenantConfig"] = files.Path }, provider);
        await using var second = PortalFactory.Node(portal.Factory);

        await DeregisterAsync(portal);
        await FollowSwitchAsync(portal, second);
        await VerifyLogAsync(portal.Factory);
        await VerifyByCommandAsync(portal.Factory, own, files);
        await portal.Factory.EnterAsync(Neighbour);
        await portal.VerwerkAsync();

        IReadOnlyList<string> tables;
        await using (var db = portal.Factory.Services.GetRequiredService<PortalDatabases>().Open(Own))
        {
            tables = TenantTables.Of(db);
        }

        tables.ShouldContain("Sessions");
        var shared = portal.Factory.Shared;
        shared.RowsOf("izz", tables).Where(t => t.Value > 0).ShouldBeEmpty();
        var here = own.RowsOf("izz", tables);
        foreach (var table in (string[])["Account", "Sessions", "AuditEvents", "AuditSeals", "ChangeSets", "Mutaties", "Deelnamen"])
        {
            here.GetValueOrDefault(table).ShouldBeGreaterThan(0, table);
        }

        own.RowsOf(Other, tables).Where(t => t.Value > 0).ShouldBeEmpty();
        shared.RowsOf(Other, tables)["Sessions"].ShouldBeGreaterThan(0);
    }

    private static async Task DeregisterAsync(Werkgever portal)
    {
        var lid = await portal.SchrijfInAsync("Eigenhuis");
        using var visitor = await portal.AlsAsync();
        var form = (await (await visitor.GetAsync("verzekerden?filter-naam=eigenhuis")).ClickAsync("Afmelden van J. Eigenhuis")).Form("afmelden");
        var check = await form.Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Reden", "einde-dienstverband").SubmitAsync("Invoer.Stap", "controleren");
        await check.Form("afmelden").SubmitAndFollowAsync("Invoer.Stap", "bevestigen");
        await portal.VerwerkAsync();
        (await portal.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Id == lid.Deelname.Id))).Einddatum.ShouldBe(Werkgever.Vandaag);
        (await portal.InAsync(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == lid.Deelname.Id))).Status.ShouldBe(MutatieStatus.Verwerkt);
    }

    private static async Task FollowSwitchAsync(Werkgever portal, PortalFactory second)
    {
        using var admin = await portal.AlsAsync(Werkgever.Beheerder);
        var (colleague, _) = await second.EnterAsync(Werkgever.Beheerder);
        (await colleague.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.OK);
        await (await admin.GetAsync("beheer/functies")).Form("schakel-portal.logboek").SubmitAsync();
        (await admin.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.NotFound);
        var watch = Stopwatch.StartNew();
        while ((await colleague.GetAsync("beheer/logboek")).Status != HttpStatusCode.NotFound)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Delay(50);
        }
    }

    private static async Task VerifyLogAsync(PortalFactory portal)
    {
        while (await portal.Services.GetRequiredService<AuditSealer>().RoundAsync(default))
        {
        }

        var tenant = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PortalDbContext>().DatabaseName.ShouldBe(Own);
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync([], default);
        report.Findings.ShouldBeEmpty();
        report.Links.ShouldBeGreaterThan(5);
    }

    private static async Task VerifyByCommandAsync(PortalFactory portal, DatabaseCopy own, TenantFilesCopy files)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("host.json"), JsonSerializer.Serialize(portal.Shared.Settings().Concat(own.SettingsAs(Own)).ToDictionary()));
        await using var output = new StringWriter();
        string[] args = ["audit", "verify", "--settings", folder.File("host.json"), "--tenant-config", files.Path, "--json"];
        (await PortalCommandLine.RunAsync(args, output, output)).ShouldBe(PortalCommandLine.Good, output.ToString());
        var reports = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("tenant").GetString() ?? "", r => r.GetProperty("links").GetInt64());
        reports["izz"].ShouldBeGreaterThan(5);
        reports.Count.ShouldBe(4);
    }
}
