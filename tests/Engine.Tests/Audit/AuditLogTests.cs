using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Audit;

public sealed class AuditLogTests
{
    [Fact]
    public async Task An_event_is_committed_with_what_it_records_or_not_at_all()
    {
        await using var database = new TestDatabase();
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            services.GetRequiredService<AuditLog>().Add(new(AuditAction.Create, "proef.maken"));
            db.Add(new Organisation { Number = "1", Name = "Een" });
            db.Add(new Organisation { Number = "1", Name = "Zelfde nummer" });
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
        (await EventsAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_is_durable_when_it_returns_and_belongs_to_its_own_tenant()
    {
        await using var database = new TestDatabase();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => database.As(i % 2 == 0 ? TestTenants.Noord : TestTenants.Zuid, async services =>
        {
            await services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken") { ObjectCount = i }, default);
            (await services.GetRequiredService<PortalDbContext>().Set<AuditEvent>().CountAsync(e => e.ObjectCount == i)).ShouldBe(1);
        })));
        (await EventsAsync(database)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_read_inside_a_transaction_belongs_to_that_transaction()
    {
        await using var database = new TestDatabase();
        await database.As(TestTenants.Noord, async services =>
        {
            await using var transaction = await services.GetRequiredService<PortalDbContext>().Database.BeginTransactionAsync();
            await services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken"), default);
        });
        (await EventsAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_that_cannot_be_written_fails_and_so_does_not_show_its_page()
    {
        await using var database = new TestDatabase(provider: Schema.DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            await services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync("drop table \"AuditPending\"");
            await Should.ThrowAsync<AuditUnavailableException>(() =>
                services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken"), default));
        });
    }

    [Theory]
    [InlineData("update \"AuditEvents\" set \"Detail\" = 'anders'")]
    [InlineData("delete from \"AuditEvents\"")]
    [InlineData("update \"AuditSeals\" set \"Sequence\" = 9")]
    [InlineData("delete from \"AuditSeals\"")]
    public async Task The_database_refuses_to_change_or_delete_what_was_written(string sql)
    {
        await using var chain = await AuditChain.OfAsync(1);
        await chain.Database.As(TestTenants.Noord, services => Should.ThrowAsync<System.Data.Common.DbException>(() =>
            services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync(sql)));
    }

    [Theory]
    [InlineData("BSN 123456782 gewijzigd", "BSN ********* gewijzigd")]
    [InlineData("1234.56.782", "*********")]
    [InlineData("Contract 123456789", "Contract 123456789")]
    [InlineData("NL91 0123456782123", "NL91 0123456782123")]
    public async Task No_citizen_service_number_enters_the_log(string detail, string expected)
    {
        await using var database = new TestDatabase();
        await database.As(TestTenants.Noord, services =>
            services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken") { Detail = detail }, default));
        (await EventsAsync(database)).ShouldHaveSingleItem().Detail.ShouldBe(expected);
    }

    private static Task<List<AuditEvent>> EventsAsync(TestDatabase database) => database.As(TestTenants.Noord, services =>
        services.GetRequiredService<PortalDbContext>().Set<AuditEvent>().AsNoTracking().ToListAsync());
}
