using Engine.Access;
using Engine.Api.Repeating;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Api;

/// <summary>Answers that are given again are kept for their term and no longer.</summary>
public sealed class KeptAnswerTests
{
    [Theory]
    [InlineData("{}", 2)]
    [InlineData("""{ "retention": { "apiAnswers": 5 } }""", 5)]
    public async Task An_answer_is_removed_when_its_term_is_over(string settings, int days)
    {
        var clock = new FakeTime();
        await using var database = new TestDatabase(services => services.AddSingleton<TimeProvider>(clock));
        var tenant = TestTenants.Make("noord", settings);
        await KeepAsync(tenant, 1);
        await KeepAsync(TestTenants.Zuid, 1);
        clock.Advance(TimeSpan.FromDays(days));
        await CleanAsync();
        (await NamesAsync(tenant)).ShouldBe([1], "on its last day it is there");
        await KeepAsync(tenant, 2);
        clock.Advance(TimeSpan.FromSeconds(1));
        await CleanAsync();
        (await NamesAsync(tenant)).ShouldBe([2]);
        (await NamesAsync(TestTenants.Zuid)).ShouldBe([1], "each tenant cleans for itself");

        Task KeepAsync(Tenant at, byte name) => database.As(at, services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var account = new Account { Mail = $"{name}@koppeling.invalid", NormalizedMail = $"{name}@KOPPELING.INVALID", Name = "koppeling" };
            db.AddRange(account, new KeptAnswer { AccountId = account.Id, NameHash = [name], RequestHash = [name], At = clock.GetUtcNow(), Status = 202 });
            return db.SaveChangesAsync();
        });

        Task CleanAsync() => database.As(tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await services.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
            await db.SaveChangesAsync();
        });

        Task<List<byte>> NamesAsync(Tenant at) => database.As(
            at, async services => (await services.GetRequiredService<PortalDbContext>().Set<KeptAnswer>().ToListAsync()).ConvertAll(a => a.NameHash[0]));
    }
}
