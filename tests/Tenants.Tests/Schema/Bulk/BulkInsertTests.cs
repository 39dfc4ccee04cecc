using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema.Bulk;

public sealed class BulkInsertTests
{
    private const int Many = 20_000;

    [Fact]
    public Task Bulk_rows_get_the_tenant_and_read_back_as_saved_ones() => Run(DatabaseProvider.Sqlite);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task Bulk_rows_get_the_tenant_and_read_back_as_saved_ones_on_PostgreSQL() => Run(DatabaseProvider.Postgres);

    [Fact]
    public async Task Without_a_tenant_nothing_is_written()
    {
        await using var database = new TestDatabase();
        await using var scope = database.Services.CreateAsyncScope();
        var bulk = scope.ServiceProvider.GetRequiredService<BulkInsert>();
        await Should.ThrowAsync<InvalidOperationException>(() => bulk.WriteAsync([new Organisation { Number = "1", Name = "x" }], default));
    }

    [Fact]
    public Task A_row_that_is_there_already_is_told_as_of_a_save() => DoubleAsync(DatabaseProvider.Sqlite);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task A_row_that_is_there_already_is_told_as_of_a_save_on_PostgreSQL() => DoubleAsync(DatabaseProvider.Postgres);

    private static async Task DoubleAsync(DatabaseProvider provider)
    {
        await using var database = new TestDatabase(provider: provider);
        foreach (var many in new[] { 2, 500 })
        {
            await database.As(TestTenants.Noord, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                var bulk = services.GetRequiredService<BulkInsert>();
                var rows = Enumerable.Range(0, many).Select(i => new Organisation { Number = $"{many}-{i / 2}", Name = "Dubbel" }).ToList();
                db.IsDouble(await Should.ThrowAsync<DbUpdateException>(() => bulk.WriteAsync(rows, default))).ShouldBeTrue($"{many} rows");
            });
        }
    }

    private static async Task Run(DatabaseProvider provider)
    {
        await using var database = new TestDatabase(provider: provider);
        var organisation = new Organisation { Number = "100", Name = "Zorggroep Noord", IsStaff = true };
        var lockedUntil = new DateTimeOffset(2026, 9, 16, 10, 0, 0, TimeSpan.Zero);
        await database.As(TestTenants.Noord, async services =>
        {
            var bulk = services.GetRequiredService<BulkInsert>();
            (await bulk.WriteAsync([organisation], default)).ShouldBe(1);
            (await bulk.WriteAsync([new Account
            {
                Mail = "a@example.nl", NormalizedMail = "A@EXAMPLE.NL", Name = "A", State = AccountState.Active, AuthenticatorKey = [1, 2], RecoveryCodes = ["x", "y"], LockedUntil = lockedUntil,
            }], default)).ShouldBe(1);
            (await bulk.WriteAsync(Contracts(organisation.Id), default)).ShouldBe(Many);
        });
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var account = await db.Set<Account>().SingleAsync();
            (account.State, account.LockedUntil, account.AuthenticatorKey?.Length).ShouldBe((AccountState.Active, lockedUntil, 2));
            account.RecoveryCodes.ShouldBe(["x", "y"]);
            (await db.Set<Contract>().CountAsync(c => c.OrganisationId == organisation.Id && c.Start == new DateOnly(2026, 1, 1) && c.End == null)).ShouldBe(Many);
            (await db.Set<Organisation>().SingleAsync(o => o.Id == organisation.Id)).IsStaff.ShouldBeTrue();
        });
        await database.As(TestTenants.Zuid, async services =>
            (await services.GetRequiredService<PortalDbContext>().Set<Contract>().CountAsync()).ShouldBe(0));
    }

    private static IEnumerable<Contract> Contracts(Guid organisation) => Enumerable.Range(0, Many)
        .Select(i => new Contract { OrganisationId = organisation, Number = $"{i}", Name = "Contract", Start = new(2026, 1, 1), Facts = ["feit"] });
}
