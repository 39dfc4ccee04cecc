using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema;

/// <summary>ISO-10: many flows at once, each in another tenant, never mix.</summary>
public sealed class ParallelTenantsTests
{
    private const int Flows = 64;
    private const int Rounds = 8;
    private static readonly Tenant[] Tenants = [.. Enumerable.Range(0, 50).Select(i => TestTenants.Make($"tenant-{i}"))];

    [Fact]
    public Task Sixty_four_flows_of_fifty_tenants_write_no_row_of_another() => Run(DatabaseProvider.Sqlite);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task Sixty_four_flows_of_fifty_tenants_write_no_row_of_another_on_PostgreSQL() => Run(DatabaseProvider.Postgres);

    private static async Task Run(DatabaseProvider provider)
    {
        await using var database = new TestDatabase(provider: provider);
        await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var tenant = Tenants[(flow + (round * 7)) % Tenants.Length];
                var number = $"{flow}-{round}";
                await database.As(tenant, async services =>
                {
                    var db = services.GetRequiredService<PortalDbContext>();
                    db.Add(new Organisation { Number = number, Name = tenant.Id });
                    await db.SaveChangesAsync();
                    await Task.Yield();
                    (await db.Set<Organisation>().Where(o => o.Number == number).Select(o => o.Name).ToListAsync()).ShouldBe([tenant.Id]);
                });
            }
        })));

        var found = 0;
        foreach (var tenant in Tenants)
        {
            var names = await database.As(tenant, services => services.GetRequiredService<PortalDbContext>().Set<Organisation>().Select(o => o.Name).ToListAsync());
            names.ShouldAllBe(name => name == tenant.Id);
            found += names.Count;
        }

        found.ShouldBe(Flows * Rounds);
    }
}
