using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema;

public sealed class DoubleRowTests
{
    [Fact]
    public Task A_double_row_is_told_from_any_other_fault() => Run(DatabaseProvider.Sqlite);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task A_double_row_is_told_from_any_other_fault_on_PostgreSQL() => Run(DatabaseProvider.Postgres);

    private static async Task Run(DatabaseProvider provider)
    {
        await using var database = new TestDatabase(provider: provider);
        var first = new Organisation { Number = "1", Name = "een" };
        (await FaultAsync(database, first)).ShouldBeNull();
        (await FaultAsync(database, new Organisation { Number = "1", Name = "twee" })).ShouldBe(true, "a unique index");
        (await FaultAsync(database, new Organisation { Id = first.Id, Number = "3", Name = "drie" })).ShouldBe(true, "a key");
        (await FaultAsync(database, new Contract { OrganisationId = Guid.CreateVersion7(), Number = "1", Name = "x", Start = new(2026, 1, 1) })).ShouldBe(false, "a reference");
    }

    private static Task<bool?> FaultAsync(TestDatabase database, object row) => database.As(TestTenants.Noord, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        db.Add(row);
        try
        {
            await db.SaveChangesAsync();
            return (bool?)null;
        }
        catch (DbUpdateException fault)
        {
            return db.IsDouble(fault);
        }
    });
}
