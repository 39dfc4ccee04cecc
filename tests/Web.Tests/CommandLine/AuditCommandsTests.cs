using System.Text.Json;
using Engine.Audit;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing.Http;
using Web.CommandLine;

namespace Web.Tests.CommandLine;

public sealed class AuditCommandsTests
{
    [Fact]
    public async Task Verify_answers_good_for_a_whole_log_and_findings_for_a_damaged_one()
    {
        // the command line is given a folder, which is where the embedded database lies
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoRequests"] = "false" }, provider: DatabaseProvider.Sqlite);
        await WriteAsync(portal, 3);
        var sealer = portal.Services.GetRequiredService<AuditSealer>();
        await sealer.RoundAsync(default);
        await sealer.KeepHeadsAsync(default);

        var (exit, output) = await RunAsync(portal, "--tenant", "izz");
        exit.ShouldBe(PortalCommandLine.Good, output);
        output.ShouldContain("izz: 3 regels, in orde.");

        var heads = Path.Combine(portal.DataFolder, "audit-heads");
        var later = new AuditHead(5, new string('a', 64));
        await File.AppendAllTextAsync(Path.Combine(heads, "izz.jsonl"), JsonSerializer.Serialize(later, JsonSerializerOptions.Web) + "\n{\"sequ");
        (exit, output) = await RunAsync(portal, "--json");
        exit.ShouldBe(PortalCommandLine.Findings);
        var finding = JsonDocument.Parse(output).RootElement.EnumerateArray().Single(r => r.GetProperty("tenant").GetString() == "izz")
            .GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("fault").GetString().ShouldBe("tailCut");
        finding.GetProperty("sequence").GetInt64().ShouldBe(4);
    }

    [Fact]
    public async Task Verify_says_that_a_tenant_does_not_exist()
    {
        await using var portal = new PortalFactory();
        await portal.Visit("izz.localhost").GetAsync("health/live");
        (await RunAsync(portal, "--tenant", "niemand")).Exit.ShouldBe(PortalCommandLine.Usage);
    }

    [Fact]
    public async Task Verify_without_a_database_says_so_in_words()
    {
        using var empty = new Testing.TemporaryFolder();
        using var output = new StringWriter();
        string[] args = ["audit", "verify", "--tenant-config", Testing.Repository.Path("tenant-config"), "--data-dir", empty.Path];
        (await PortalCommandLine.RunAsync(args, output, output)).ShouldBe(PortalCommandLine.Usage);
        output.ToString().ShouldStartWith("De database is niet te lezen");
        output.ToString().ShouldNotContain("   at ");
    }

    private static async Task WriteAsync(PortalFactory portal, int events)
    {
        using var visitor = portal.Visit("izz.localhost");
        await visitor.GetAsync("health/live");
        var tenant = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = portal.Services.CreateAsyncScope();
        for (var i = 0; i < events; i++)
        {
            await scope.ServiceProvider.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken"), default);
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(PortalFactory portal, params string[] options)
    {
        using var output = new StringWriter();
        string[] args = ["audit", "verify", "--tenant-config", Testing.Repository.Path("tenant-config"), "--data-dir", portal.DataFolder, .. options];
        var exit = await PortalCommandLine.RunAsync(args, output, output);
        return (exit, output.ToString());
    }
}
