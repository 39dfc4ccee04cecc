using Engine.Data;
using Engine.Jobs;
using Engine.News;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class QueueInterceptorTests
{
    [Fact]
    public async Task Work_that_cannot_be_queued_leaves_no_transaction_open()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE "QueueHeads" """);
            services.GetRequiredService<JobQueue>().Add("proef", Guid.NewGuid());
            await Should.ThrowAsync<Exception>(() => db.SaveChangesAsync());
            db.Database.CurrentTransaction.ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_save_that_somebody_else_overtook_leaves_no_transaction_open()
    {
        await using var fixture = new JobFixture();
        await fixture.Database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var item = new NewsItem { Title = "Gesloten", Text = "Wij zijn dicht.", From = new(2026, 9, 16) };
            db.Add(item);
            await db.SaveChangesAsync();
            await db.Set<NewsItem>().ExecuteUpdateAsync(s => s.SetProperty(n => n.Version, 8));
            item.Title = "Open";
            services.GetRequiredService<JobQueue>().Add(JobFixture.Kind, Guid.NewGuid());
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            db.Database.CurrentTransaction.ShouldBeNull();
            db.ChangeTracker.Clear();
            services.GetRequiredService<JobQueue>().Add(JobFixture.Kind, item.Id);
            await db.SaveChangesAsync();
        });
        (await fixture.Database.As(TestTenants.Noord, s => s.GetRequiredService<PortalDbContext>().Set<QueueHead>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData(JobFixture.Kind, 0, true, false)]
    [InlineData(JobFixture.OutsideKind, 0, false, true)]
    [InlineData(JobFixture.Kind, 60, false, false)]
    public async Task Work_wakes_those_who_can_do_it_now_and_nobody_else(string kind, int minutes, bool inside, bool outside)
    {
        await using var fixture = new JobFixture();
        await fixture.Database.As(TestTenants.Noord, async services =>
        {
            var (db, signal) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<JobSignal>());
            var (first, second) = (signal.Next(db.DatabaseName, JobLane.Inside), signal.Next(db.DatabaseName, JobLane.Outside));
            services.GetRequiredService<JobQueue>().Add(kind, Guid.NewGuid(), fixture.Clock.GetUtcNow().AddMinutes(minutes));
            await db.SaveChangesAsync();
            (first.IsCompleted, second.IsCompleted).ShouldBe((inside, outside));
        });
    }
}
