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

namespace Tenants.Tests.Schema.Connections;

/// <summary>
/// Behind PgBouncer in transaction mode each transaction runs on whichever connection is free: the tenant must travel with its statement, and
/// must not stay behind.
/// </summary>
[Trait("Category", "Postgres")]
public sealed class PoolerTests : IAsyncLifetime
{
    private const int Flows = 24;
    private const int Rounds = 12;
    private static readonly Tenant[] Tenants = [.. Enumerable.Range(0, 7).Select(i => TestTenants.Make($"tenant-{i}"))];

    private readonly PgBouncer pooler = new();
    private readonly DatabaseCopy copy = new(DatabaseProvider.Postgres);
    private readonly TestDatabase database;

    public PoolerTests() => database = new(provider: DatabaseProvider.Postgres, settings: new Dictionary<string, string?> { ["ConnectionStrings:Portal"] = pooler.App(copy.Name) });

    public async Task InitializeAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(pooler.App(copy.Name));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    [Fact]
    public async Task Saves_of_one_row_and_plain_queries_of_many_tenants_never_meet_another_tenant()
    {
        await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var tenant = Tenants[(flow + round) % Tenants.Length];
                await database.As(tenant, async services =>
                {
                    var db = services.GetRequiredService<PortalDbContext>();
                    db.Add(new Organisation { Number = $"{flow}-{round}", Name = tenant.Id });
                    await db.SaveChangesAsync();
                    (await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.Name).Distinct().ToListAsync()).ShouldBe([tenant.Id]);
                    (await db.Set<Organisation>().IgnoreQueryFilters().Where(o => o.Number == $"{flow}-{round}").ExecuteUpdateAsync(set => set.SetProperty(o => o.Phone, "1"))).ShouldBe(1);
                });
                await NobodyAsync();
            }
        })));
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_no_tenant_behind_and_a_savepoint_takes_none_away()
    {
        await database.As(Tenants[0], async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("SELECT 1/0"));
            await NobodyAsync();

            db.Add(new Organisation { Number = "1", Name = "een" });
            await db.SaveChangesAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Organisation { Number = "1", Name = "dubbel" });
            db.IsDouble(await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync())).ShouldBeTrue();
            db.ChangeTracker.Clear();
            (await db.Set<Organisation>().Select(o => o.Name).ToListAsync()).ShouldBe(["een"]);
            await transaction.CommitAsync();
        });
        await NobodyAsync();
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        pooler.Dispose();
        copy.Dispose();
    }

    /// <summary>A client that announces nothing, on a connection that others used, sees no row.</summary>
    private async Task NobodyAsync()
    {
        await using var connection = new NpgsqlConnection(pooler.App(copy.Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""SELECT count(*) FROM "Organisation" """, connection);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }
}
