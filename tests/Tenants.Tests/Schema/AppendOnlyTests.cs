using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;

namespace Tenants.Tests.Schema;

public sealed class AppendOnlyTests
{
    [Fact]
    public async Task A_line_of_the_log_cannot_be_changed_or_deleted()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await Write(database);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            (await Should.ThrowAsync<Exception>(() => db.Set<AuditEvent>().ExecuteUpdateAsync(s => s.SetProperty(e => e.Detail, "anders")))).Message.ShouldContain("append-only");
            (await Should.ThrowAsync<Exception>(() => db.Set<AuditEvent>().ExecuteDeleteAsync())).Message.ShouldContain("append-only");
            db.Remove(await db.Set<AuditEvent>().SingleAsync());
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    [Trait("Category", "Postgres")]
    public async Task On_PostgreSQL_the_host_has_no_right_to_and_even_the_owner_is_refused()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Postgres);
        await Write(database);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            (await Should.ThrowAsync<PostgresException>(() => db.Set<AuditEvent>().ExecuteDeleteAsync())).MessageText.ShouldContain("permission denied");
        });
        foreach (var sql in (string[])["UPDATE \"AuditEvents\" SET \"Detail\" = 'x'", "DELETE FROM \"AuditEvents\"", "TRUNCATE \"AuditEvents\""])
        {
            Should.Throw<PostgresException>(() => PostgresServer.Running.Execute(sql, database.Name)).MessageText.ShouldContain("append-only");
        }
    }

    private static Task Write(TestDatabase database) => database.As(TestTenants.Noord, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        db.Add(new AuditEvent { At = DateTimeOffset.UnixEpoch, Action = AuditAction.Read, Type = "proef", Source = "hier" });
        await db.SaveChangesAsync();
    });
}
