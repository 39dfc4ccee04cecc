using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Data;

public sealed class TenantIsolationTests
{
    [Fact]
    public async Task Rows_of_one_tenant_are_invisible_to_another()
    {
        await using var database = new TestDatabase();
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Organisation { Number = "100", Name = "Zorggroep Noord" });
            await db.SaveChangesAsync();
        });

        (await Count(database, TestTenants.Noord)).ShouldBe(1);
        (await Count(database, TestTenants.Zuid)).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_refers_to_a_row_of_an_earlier_request_gets_its_tenant()
    {
        await using var database = new TestDatabase();
        Guid organisation = default;
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var row = new Organisation { Number = "100", Name = "Zorggroep Noord" };
            db.Add(row);
            await db.SaveChangesAsync();
            organisation = row.Id;
        });
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Contract { OrganisationId = organisation, Number = "1", Name = "Contract", Start = new(2026, 1, 1) });
            (await db.SaveChangesAsync()).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_row_without_tenant_is_refused()
    {
        await using var database = new TestDatabase();
        await using var scope = database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        Should.Throw<InvalidOperationException>(() => db.Add(new Organisation { Number = "1", Name = "Niemand" }));
    }

    private static Task<int> Count(TestDatabase database, Engine.Tenancy.Tenant tenant) =>
        database.As(tenant, services => services.GetRequiredService<PortalDbContext>().Set<Organisation>().CountAsync());
}
