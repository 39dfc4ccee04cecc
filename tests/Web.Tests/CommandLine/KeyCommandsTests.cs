using System.Text.Json;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;
using Web.CommandLine;

namespace Web.Tests.CommandLine;

public sealed class KeyCommandsTests
{
    [Fact]
    public async Task Rotate_makes_versions_that_a_running_host_uses_without_a_restart_once_all_nodes_know_them()
    {
        var clock = new FakeTime(TimeProvider.System.GetUtcNow());
        await using var portal = new PortalFactory(services => services.AddSingleton<TimeProvider>(clock));
        using var visitor = portal.Visit("izz.localhost");
        await visitor.GetAsync("health/ready");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("host.json"), JsonSerializer.Serialize(portal.Shared.Settings()));

        var (exit, output, _) = await RunAsync(folder, "--json");
        exit.ShouldBe(PortalCommandLine.Good, output);
        var rotated = JsonDocument.Parse(output).RootElement;
        rotated.GetProperty("fieldVersion").GetInt32().ShouldBe(2);
        rotated.GetProperty("tenants").GetArrayLength().ShouldBe(4);

        // health looks at the keys anew, as the watcher does by itself
        await visitor.GetAsync("health/ready");
        Version(portal, "izz").ShouldBe(1);
        clock.Advance(DataKeys.Lead + TimeSpan.FromMinutes(1));
        Version(portal, "izz").ShouldBe(2);

        (await RunAsync(folder, "--tenant", "inszo")).Output.ShouldContain("versie 3 voor gegevens");
        (await RunAsync(folder, "--tenant", "niemand")).Exit.ShouldBe(PortalCommandLine.Usage);
        (await RunAsync(folder, "--help")).Output.ShouldContain("--tenant");
    }

    [Fact]
    public async Task Rotate_without_the_secret_of_the_database_says_so_and_changes_nothing()
    {
        await using var portal = new PortalFactory();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("other.key"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        var settings = portal.Shared.Settings();
        settings["Keys:SecretFile"] = folder.File("other.key");
        await File.WriteAllTextAsync(folder.File("host.json"), JsonSerializer.Serialize(settings));
        var (exit, _, error) = await RunAsync(folder);
        exit.ShouldBe(PortalCommandLine.Usage);
        error.ShouldContain("Keys:Previous");
        portal.Services.GetRequiredService<DataKeys>().Versions(DataKeyKind.Field, "izz").ShouldBe([1]);
    }

    private static int Version(PortalFactory portal, string tenant)
    {
        var found = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant).ShouldNotBeNull();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(found);
        using var scope = portal.Services.CreateScope();
        return FieldProtector.VersionOf(scope.ServiceProvider.GetRequiredService<FieldProtector>().Protect("proef", "x"));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(TemporaryFolder folder, params string[] options)
    {
        await using StringWriter output = new(), error = new();
        string[] args = ["keys", "rotate", "--settings", folder.File("host.json"), "--tenant-config", Repository.Path("tenant-config"), .. options];
        return (await PortalCommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
