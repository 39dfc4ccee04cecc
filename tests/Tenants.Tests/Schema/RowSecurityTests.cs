using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;

namespace Tenants.Tests.Schema;

/// <summary>The second wall: what the database refuses when the first one, the query filter, is taken away.</summary>
[Trait("Category", "Postgres")]
public sealed class RowSecurityTests : IAsyncLifetime
{
    private TestDatabase? made;

    private TestDatabase Database => made ?? throw new InvalidOperationException();

    public async Task InitializeAsync()
    {
        made = new(provider: DatabaseProvider.Postgres);
        foreach (var tenant in (Tenant[])[TestTenants.Noord, TestTenants.Zuid])
        {
            await With(tenant, async db =>
            {
                db.Add(new Organisation { Number = "100", Name = $"Zorggroep {tenant.Id}" });
                await db.SaveChangesAsync();
            });
        }
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    [Fact]
    public async Task Raw_SQL_sees_one_tenant()
    {
        await With(TestTenants.Noord, async db =>
        {
            (await db.Database.SqlQueryRaw<string>("""SELECT "Name" AS "Value" FROM "Organisation" """).ToListAsync()).ShouldBe(["Zorggroep noord"]);
            (await db.Set<Organisation>().FromSqlRaw("""SELECT * FROM "Organisation" """).IgnoreQueryFilters().ToListAsync()).Count.ShouldBe(1);
            (await db.Database.ExecuteSqlRawAsync("""UPDATE "Organisation" SET "Name" = 'x'""")).ShouldBe(1);
            (await db.Database.ExecuteSqlRawAsync("""DELETE FROM "Organisation" WHERE "TenantId" = 'zuid'""")).ShouldBe(0);
        });
        (await Truth()).ShouldBe(["noord:x", "zuid:Zorggroep zuid"]);
    }

    [Fact]
    public async Task Mass_updates_and_deletes_without_the_filter_touch_one_tenant()
    {
        await With(TestTenants.Noord, async db =>
        {
            (await db.Set<Organisation>().IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, "nieuw"))).ShouldBe(1);
        });
        (await Truth()).ShouldBe(["noord:nieuw", "zuid:Zorggroep zuid"]);
        await With(TestTenants.Zuid, async db => (await db.Set<Organisation>().IgnoreQueryFilters().ExecuteDeleteAsync()).ShouldBe(1));
        (await Truth()).ShouldBe(["noord:nieuw"]);
    }

    [Fact]
    public async Task A_row_for_another_tenant_cannot_be_inserted_or_moved_there()
    {
        await With(TestTenants.Noord, async db =>
        {
            var insert = await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "Organisation" ("TenantId", "Id", "Number", "Name", "IsStaff") VALUES ('zuid', gen_random_uuid(), '9', 'x', false)"""));
            insert.SqlState.ShouldBe("42501");
            var move = await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("""UPDATE "Organisation" SET "TenantId" = 'zuid'"""));
            move.SqlState.ShouldBe("42501");
        });
    }

    [Fact]
    public async Task A_context_without_a_tenant_sees_and_writes_nothing()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        (await db.Set<Organisation>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
        (await db.Set<Organisation>().IgnoreQueryFilters().ExecuteDeleteAsync()).ShouldBe(0);
        (await Truth()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_of_the_host_without_our_context_sees_nothing_also_after_a_tenant_used_it()
    {
        for (var i = 0; i < 3; i++)
        {
            await With(TestTenants.Noord, async db => await db.Set<Organisation>().CountAsync());
            await using var connection = new NpgsqlConnection(PostgresServer.Running.App(Database.Name));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("""SELECT count(*) FROM "Organisation" """, connection);
            (await command.ExecuteScalarAsync()).ShouldBe(0L);
        }
    }

    [Fact]
    public async Task Even_the_owner_of_the_tables_is_held()
    {
        await using var connection = new NpgsqlConnection(PostgresServer.Running.Owner(Database.Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""SELECT count(*) FROM "Organisation" """, connection);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task Every_table_of_tenants_stands_behind_the_wall_and_the_host_owns_nothing()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<PortalDbContext>().Model;
        var expected = model.GetEntityTypes().Where(e => e.FindAnnotation(TenantModel.TenantOwned) is not null).Select(e => e.GetTableName()).Order().ToList();
        (await Read("""
            SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = c.relname AND p.qual LIKE '%portal.tenant%' AND p.with_check LIKE '%portal.tenant%')
            """)).Order().ShouldBe(expected);
        (await Read("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'portal_app'")).ShouldBeEmpty();
        (await Read("SELECT rolname FROM pg_roles WHERE rolname LIKE 'portal%' AND (rolsuper OR rolbypassrls OR rolcreaterole)")).ShouldBeEmpty();
        (await Read("SELECT viewname FROM pg_views WHERE schemaname = 'public'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reference_to_another_tenants_row_is_impossible()
    {
        Guid theirs = default;
        await With(TestTenants.Zuid, async db => theirs = await db.Set<Organisation>().Select(o => o.Id).SingleAsync());
        await With(TestTenants.Noord, async db =>
        {
            db.Add(new Contract { OrganisationId = theirs, Number = "1", Name = "x", Start = new(2026, 1, 1) });
            (await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("23503");
        });
    }

    private Task With(Tenant tenant, Func<PortalDbContext, Task> work) =>
        Database.As(tenant, services => work(services.GetRequiredService<PortalDbContext>()));

    private Task<List<string>> Truth() => Read("""SELECT "TenantId" || ':' || "Name" FROM "Organisation" ORDER BY 1""");

    private async Task<List<string>> Read(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.Running.Superuser(Database.Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
