using Engine.Access;
using Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema.Connections;

public sealed class SqliteTuningTests
{
    [Fact]
    public async Task Every_connection_has_WAL_foreign_keys_a_waiting_time_and_one_sync_less()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        for (var i = 0; i < 2; i++)
        {
            await using var scope = database.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            (await Pragma(db, "journal_mode")).ShouldBe("wal");
            (await Pragma(db, "foreign_keys")).ShouldBe("1");
            (await Pragma(db, "busy_timeout")).ShouldBe("15000");
            (await Pragma(db, "synchronous")).ShouldBe("1");
        }
    }

    [Fact]
    public async Task A_transaction_takes_the_write_lock_at_its_start_and_readers_go_on()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await using var other = new SqliteConnection($"Data Source={database.Name};Default Timeout=1");
            await other.OpenAsync();
            await using var read = new SqliteCommand("SELECT count(*) FROM \"Organisation\"", other);
            (await read.ExecuteScalarAsync()).ShouldBe(0L);
            await using var write = new SqliteCommand("BEGIN IMMEDIATE", other);
            Should.Throw<SqliteException>(() => write.ExecuteNonQuery()).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_BUSY);
        });
    }

    [Fact]
    public async Task A_reference_to_nothing_is_refused()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Contract { OrganisationId = Guid.NewGuid(), Number = "1", Name = "x", Start = new(2026, 1, 1) });
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    private static async Task<string> Pragma(PortalDbContext db, string name) =>
        (await db.Database.SqlQueryRaw<string>($"SELECT CAST({name} AS TEXT) AS \"Value\" FROM pragma_{name}".Replace("CAST(busy_timeout", "CAST(timeout", StringComparison.Ordinal)).ToListAsync())[0];
}
