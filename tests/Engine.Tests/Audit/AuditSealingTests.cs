using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Audit;

public sealed class AuditSealingTests
{
    [Fact]
    public async Task Two_sealers_at_once_make_one_chain()
    {
        await using var chain = await AuditChain.OfAsync(0);
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await chain.Database.As(TestTenants.Noord, services =>
                    services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken"), default));
            }
        })).ToList();
        var sealers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!writers.TrueForAll(w => w.IsCompleted))
            {
                await chain.SealAsync(TestTenants.Noord);
            }
        }));
        await Task.WhenAll([.. writers, .. sealers]);
        await chain.SealAsync(TestTenants.Noord);

        var report = await chain.VerifyAsync(TestTenants.Noord);
        report.Findings.ShouldBeEmpty();
        report.Links.ShouldBe(40);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_log_that_cannot_be_sealed_keeps_no_other_tenant_waiting(int broken, int whole)
    {
        await using var chain = await AuditChain.OfAsync(0, DatabaseProvider.Sqlite);
        chain.Database.Services.GetRequiredService<TenantCatalogue>().Publish(new(AuditChain.Tenants));
        foreach (var tenant in AuditChain.Tenants)
        {
            await chain.Database.As(tenant, services => services.GetRequiredService<AuditLog>().ReadAsync(new(AuditAction.Read, "proef.bekijken"), default));
        }

        await chain.TamperAsync($"""update "AuditEvents" set "AccountId" = 'geen id' where "TenantId" = '{AuditChain.Tenants[broken].Id}'""");
        await Should.ThrowAsync<Exception>(() => chain.Database.Services.GetRequiredService<AuditSealer>().RoundAsync(default));
        (await chain.HeadAsync(AuditChain.Tenants[whole])).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_on_a_taken_place_is_refused()
    {
        await using var chain = await AuditChain.OfAsync(1);
        await chain.Database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new AuditSeal { Sequence = 1, EventId = Guid.NewGuid(), Previous = new byte[32], Hash = new byte[32] });
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task A_long_queue_is_sealed_in_turns_that_continue_each_other()
    {
        await using var chain = await AuditChain.OfAsync(AuditSealing.Round + 1);
        (await chain.HeadAsync(TestTenants.Noord)).Sequence.ShouldBe(AuditSealing.Round);
        (await chain.SealAsync(TestTenants.Noord)).ShouldBe(1);
        (await chain.SealAsync(TestTenants.Noord)).ShouldBe(0);
        (await chain.VerifyAsync(TestTenants.Noord)).Findings.ShouldBeEmpty();
    }
}
