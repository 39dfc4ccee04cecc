using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Data;

public sealed class NewRowsTests
{
    [Fact]
    public async Task Rows_that_refer_to_each_other_are_saved_together()
    {
        await using var database = new TestDatabase();
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var organisation = new Organisation { Number = "100", Name = "Zorggroep Noord" };
            db.AddRange(organisation, new Contract { OrganisationId = organisation.Id, Number = "1", Name = "Noord", Start = new(2020, 1, 1) });
            await db.SaveChangesAsync();
            (await db.Set<Contract>().CountAsync()).ShouldBe(1);
        });
    }
}
