using Engine.Access;
using Engine.Data;
using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;

namespace Engine.Tests.Tenancy;

/// <summary>The key <c>database</c> of a tenant file: names that the host knows, and only where the tenant's rows are.</summary>
public sealed class DatabaseKeyTests : IDisposable
{
    private readonly DatabaseCopy shared = new(DatabaseProvider.Sqlite);
    private readonly DatabaseCopy own = new(DatabaseProvider.Sqlite);
    private readonly TenantFolder folder;

    public DatabaseKeyTests() => folder = Start(null);

    [Fact]
    public async Task A_name_that_the_host_does_not_know_refuses_this_tenant_only_and_names_those_it_knows()
    {
        await WriteAsync("noord", null);
        await WriteAsync("zuid", null);
        await WriteAsync("noord", "eigne");
        var error = folder.Report.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe("$.database");
        error.Allowed.ShouldBe("eigen");
        error.Suggestion.ShouldBe("eigen");
        folder.Report.Kept.ShouldBe(["noord"]);
        Tenant("noord").Database.ShouldBe(PortalDatabases.Shared);
        Tenant("zuid").Database.ShouldBe(PortalDatabases.Shared);
    }

    [Fact]
    public async Task The_key_is_set_before_the_first_rows_and_not_after()
    {
        await WriteAsync("noord", null);
        await WriteAsync("noord", "eigen");
        Tenant("noord").Database.ShouldBe("eigen");

        await WriteAsync("zuid", null);
        await AddRowAsync("zuid");
        await WriteAsync("zuid", "eigen");
        Tenant("zuid").Database.ShouldBe(PortalDatabases.Shared, "the last good version stays");
        folder.Report.Errors.ShouldHaveSingleItem().Problem.ShouldContain("(tabel Organisation)");
    }

    [Fact]
    public async Task The_key_stays_while_the_own_database_holds_rows_also_after_a_restart()
    {
        await WriteAsync("noord", "eigen");
        await AddRowAsync("noord");
        await WriteAsync("noord", null);
        Tenant("noord").Database.ShouldBe("eigen");
        folder.Report.Errors.ShouldHaveSingleItem().Allowed.ShouldBe("\"eigen\"");

        using var restarted = Start(folder);
        await restarted.ReloadAsync();
        restarted.Live.Find("noord").ShouldBeNull();
        restarted.Report.Absent.ShouldBe(["noord"]);
    }

    [Fact]
    public async Task A_context_of_a_tenant_without_a_connection_is_refused_and_never_the_shared_one()
    {
        using var entered = folder.Services.GetRequiredService<CurrentTenant>().Enter(TestTenants.Make("oost", """{ "database": "weg" }"""));
        await using var scope = folder.Services.CreateAsyncScope();
        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<PortalDbContext>()).Message.ShouldContain("weg");
        folder.Services.GetRequiredService<PortalDatabases>().Close("eigen", "proef");
        using var closed = folder.Services.GetRequiredService<CurrentTenant>().Enter(TestTenants.Make("oost", """{ "database": "eigen" }"""));
        Should.Throw<DatabaseUnavailableException>(() => scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    [Fact]
    public void Two_names_for_one_database_are_refused_at_start() =>
        Should.Throw<InvalidOperationException>(() => new TestDatabase(
            provider: DatabaseProvider.Sqlite, settings: new Dictionary<string, string?>(own.SettingsAs("een").Concat(own.SettingsAs("twee"))))).Message.ShouldContain("een and twee");

    public void Dispose()
    {
        folder.Dispose();
        own.Dispose();
        shared.Dispose();
    }

    /// <param name="first">Whose files it shares; null for its own.</param>
    private TenantFolder Start(TenantFolder? first)
    {
        var settings = shared.Settings().Concat(own.SettingsAs("eigen"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new(InstalledModules.All, services =>
        {
            services.AddSingleton<IConfiguration>(configuration);
            services.AddPortalDatabase(configuration);
            if (first is not null)
            {
                services.AddSingleton(new HostFolders(first.Path, first.Themes));
            }
        });
    }

    private Tenant Tenant(string id) => folder.Live.Find(id).ShouldNotBeNull();

    private async Task AddRowAsync(string tenant)
    {
        using var entered = folder.Services.GetRequiredService<CurrentTenant>().Enter(Tenant(tenant));
        await using var scope = folder.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.Add(new Organisation { Number = "1", Name = "Zorggroep" });
        await db.SaveChangesAsync();
    }

    private async Task WriteAsync(string tenant, string? name)
    {
        var key = name is null ? "" : $"\"database\": \"{name}\",\n  ";
        folder.Write(tenant, TenantFolder.Good(tenant).Replace("\"theme\"", key + "\"theme\"", StringComparison.Ordinal));
        await folder.ReloadAsync();
    }
}
