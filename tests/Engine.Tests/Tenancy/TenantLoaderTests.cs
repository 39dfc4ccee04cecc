using Engine.Tenancy;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Testing;

namespace Engine.Tests.Tenancy;

public sealed class TenantLoaderTests : IDisposable
{
    private readonly TenantFolder folder = new([new EngineModule()]);

    [Fact]
    public async Task A_bad_change_leaves_the_last_good_version_running_and_others_alone()
    {
        await WriteAsync("noord", "zuid");
        var (noord, zuid) = (Find("noord"), Find("zuid"));

        folder.Write("noord", TenantFolder.Good("noord").Replace("\"theme\"", "\"themes\"", StringComparison.Ordinal));
        await folder.ReloadAsync();

        Find("noord").ShouldBeSameAs(noord);
        Find("zuid").ShouldBeSameAs(zuid);
        folder.Report.Errors.ShouldContain(e => e.File == "noord.json" && e.Line == 4 && e.Suggestion == "theme");
        folder.Report.Kept.ShouldBe(["noord"]);
        var health = await new ConfigurationHealthCheck(folder.Services.GetRequiredService<ConfigurationHealth>()).CheckHealthAsync(new());
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Description.ShouldNotBeNull().ShouldContain("noord.json:4:");

        folder.Write("noord", TenantFolder.Good("noord"));
        await folder.ReloadAsync();
        folder.Report.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_makes_a_new_version_of_that_tenant_only()
    {
        await WriteAsync("noord", "zuid");
        var zuid = Find("zuid");
        var before = Find("noord").ShouldNotBeNull().Version;

        folder.Write("noord", TenantFolder.Good("noord").Replace("Welkom.", "Dag.", StringComparison.Ordinal));
        await folder.ReloadAsync();

        Find("noord").ShouldNotBeNull().Config.PublicPage.Lead.ShouldBe("Dag.");
        Find("noord").ShouldNotBeNull().Version.ShouldBeGreaterThan(before);
        Find("zuid").ShouldBeSameAs(zuid);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_reported_until_it_can()
    {
        await WriteAsync("noord", "zuid");
        var noord = Find("noord");
        foreach (var id in new[] { "noord", "nieuw" })
        {
            folder.Delete(id);
            File.CreateSymbolicLink(folder.File(id), folder.File(id) + ".weg");
        }

        await folder.ReloadAsync();
        Find("noord").ShouldBeSameAs(noord);
        folder.Report.Errors.Select(e => e.File).ShouldBe(["nieuw.json", "noord.json"]);
        folder.Report.Kept.ShouldBe(["noord"]);
        folder.Report.Absent.ShouldBe(["nieuw"]);

        File.WriteAllText(folder.File("noord") + ".weg", TenantFolder.Good("noord"));
        File.WriteAllText(folder.File("nieuw") + ".weg", TenantFolder.Good("nieuw"));
        await folder.ReloadAsync();
        folder.Report.Errors.ShouldBeEmpty();
        Find("nieuw").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_tenant_that_was_never_good_is_absent()
    {
        folder.Write("noord", "{");
        await WriteAsync("zuid");
        Find("noord").ShouldBeNull();
        Find("zuid").ShouldNotBeNull();
        folder.Report.Absent.ShouldBe(["noord"]);
    }

    [Fact]
    public async Task Files_come_and_go()
    {
        await WriteAsync("noord");
        await WriteAsync("zuid");
        folder.Live.FindByHost("zuid.localhost").ShouldNotBeNull();
        folder.Delete("zuid");
        await folder.ReloadAsync();
        folder.Live.FindByHost("zuid.localhost").ShouldBeNull();
        Find("zuid").ShouldBeNull();
    }

    [Fact]
    public async Task A_host_stays_with_the_tenant_that_has_it_until_that_one_lets_go()
    {
        await WriteAsync("noord", "zuid");
        folder.Write("midden", TenantFolder.Good("midden").Replace("midden.localhost", "ZUID.localhost".ToLowerInvariant(), StringComparison.Ordinal));
        await folder.ReloadAsync();
        Find("midden").ShouldBeNull();
        folder.Live.FindByHost("zuid.localhost").ShouldNotBeNull().Id.ShouldBe("zuid");
        var error = folder.Report.Errors.ShouldHaveSingleItem();
        (error.File, error.Line, error.Path).ShouldBe(("midden.json", 3, "$.hosts[0]"));
        error.Problem.ShouldContain("zuid.json");

        folder.Delete("zuid");
        await folder.ReloadAsync();
        folder.Live.FindByHost("zuid.localhost").ShouldNotBeNull().Id.ShouldBe("midden");
        folder.Report.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_tenants_swap_hosts_in_one_go()
    {
        await WriteAsync("noord", "zuid");
        folder.Write("noord", TenantFolder.Good("noord").Replace("noord.localhost", "zuid.localhost", StringComparison.Ordinal));
        folder.Write("zuid", TenantFolder.Good("zuid").Replace("zuid.localhost", "noord.localhost", StringComparison.Ordinal));
        await folder.ReloadAsync();
        folder.Report.Errors.ShouldBeEmpty();
        folder.Live.FindByHost("noord.localhost").ShouldNotBeNull().Id.ShouldBe("zuid");
        folder.Live.FindByHost("zuid.localhost").ShouldNotBeNull().Id.ShouldBe("noord");
    }

    [Fact]
    public async Task A_file_is_read_only_once_it_looks_the_same_twice()
    {
        await WriteAsync("noord");
        folder.Write("noord", TenantFolder.Good("noord")[..100]);
        await folder.Loader.PollAsync(CancellationToken.None);
        folder.Report.Errors.ShouldBeEmpty();
        folder.Write("noord", TenantFolder.Good("noord").Replace("Welkom.", "Dag.", StringComparison.Ordinal));
        await folder.Loader.PollAsync(CancellationToken.None);
        await folder.Loader.PollAsync(CancellationToken.None);
        folder.Report.Errors.ShouldBeEmpty();
        Find("noord").ShouldNotBeNull().Config.PublicPage.Lead.ShouldBe("Dag.");
    }

    [Fact]
    public async Task Live_changes_count_and_can_be_tried_first()
    {
        await WriteAsync("noord", "zuid");
        var change = new ConfigChange("/features/portal.logboek", "{}");
        folder.Loader.Try("noord", [change]).IsGood.ShouldBeTrue();
        folder.Loader.Try("noord", [new("/hosts/0", "\"zuid.localhost\"")]).Errors.ShouldHaveSingleItem().Problem.ShouldContain("zuid");
        Find("noord").ShouldNotBeNull().Config.Features.ShouldBeEmpty();

        folder.Services.GetRequiredService<LiveChanges>().Set("noord", [change]);
        await folder.ReloadAsync();
        Find("noord").ShouldNotBeNull().Config.Features.Keys.ShouldBe(["portal.logboek"]);
        Find("zuid").ShouldNotBeNull().Config.Features.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rule_that_fails_harms_only_the_tenant_that_it_looked_at()
    {
        using var other = new TenantFolder([new EngineModule()], s => s.AddSingleton<TenantRule, Stumbling>());
        other.Write("noord", TenantFolder.Good("noord"));
        other.Write("zuid", TenantFolder.Good("zuid"));
        await other.ReloadAsync();
        other.Live.All.Select(t => t.Id).ShouldBe(["noord"]);
        other.Report.Errors.ShouldHaveSingleItem().File.ShouldBe("zuid.json");
    }

    [Fact]
    public async Task A_folder_that_goes_away_stops_nobody()
    {
        await WriteAsync("noord");
        Directory.Move(folder.Path, folder.Path + "-weg");
        await Should.ThrowAsync<DirectoryNotFoundException>(() => folder.Loader.PollAsync(CancellationToken.None));
        Find("noord").ShouldNotBeNull();
        Directory.Move(folder.Path + "-weg", folder.Path);
        await folder.Loader.PollAsync(CancellationToken.None);
        Find("noord").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_changed_publishes_nothing()
    {
        await WriteAsync("noord");
        var live = folder.Live;
        File.SetLastWriteTimeUtc(folder.File("noord"), new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await folder.ReloadAsync();
        folder.Live.ShouldBeSameAs(live);
    }

    public void Dispose() => folder.Dispose();

    private sealed class Stumbling : TenantRule
    {
        public override void Check(TenantDraft draft, ConfigFindings findings)
        {
            if (draft.Id == "zuid")
            {
                throw new InvalidOperationException();
            }
        }
    }

    private Tenant? Find(string id) => folder.Live.Find(id);

    private async Task WriteAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            folder.Write(id, TenantFolder.Good(id));
        }

        await folder.ReloadAsync();
    }
}
