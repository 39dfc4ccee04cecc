using System.Globalization;
using System.Text;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class RecurringJobTests
{
    [Fact]
    public async Task An_occurrence_is_queued_once_for_every_tenant_however_many_nodes_look()
    {
        await using var fixture = Hourly();
        var schedule = fixture.Database.Services.GetRequiredService<RecurringSchedule>();
        (await schedule.QueueDueAsync(default)).ShouldBe(0);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => schedule.QueueDueAsync(default))));
        nodes.Sum().ShouldBe(1);
        (await fixture.Heads()).Select(h => h.TenantId).Order().ShouldBe(["noord", "zuid"]);
    }

    [Fact]
    public async Task Missed_occurrences_are_made_up_once()
    {
        await using var fixture = Hourly();
        var schedule = fixture.Database.Services.GetRequiredService<RecurringSchedule>();
        await schedule.QueueDueAsync(default);
        fixture.Clock.Advance(TimeSpan.FromHours(5));
        (await schedule.QueueDueAsync(default)).ShouldBe(1);
        (await schedule.QueueDueAsync(default)).ShouldBe(0);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-11-25T09:00:00Z", "2026-11-26T02:30:00Z")]
    [InlineData("2026-11-25T02:00:00Z", "2026-11-25T02:30:00Z")]
    [InlineData("2026-11-25T02:30:00Z", "2026-11-26T02:30:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T02:30:00Z")]
    [InlineData("2026-12-31T22:59:00Z", "2027-01-01T02:30:00Z")]
    public void Daily_work_follows_the_dutch_clock(string after, string next) =>
        Recurrence.Daily(new(3, 30)).Next(Moment(after)).ShouldBe(Moment(next));

    [Fact]
    public async Task Sent_messages_are_removed_when_the_tenant_no_longer_keeps_them()
    {
        await using var fixture = new JobFixture();
        var tenant = TestTenants.Make("noord", """{ "retention": { "messages": 30 } }""");
        fixture.Publish(tenant);
        var now = fixture.Clock.GetUtcNow();
        await fixture.Database.As(tenant, services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.AddRange(Message("oud", now.AddDays(-31)), Message("jong", now.AddDays(-29)), Message("wacht", null));
            services.GetRequiredService<JobQueue>().Add(RetentionJob.JobKind, Guid.Empty);
            return db.SaveChangesAsync();
        });
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(tenant)).ShouldBe(["jong", "wacht"], ignoreOrder: true);
        var line = await fixture.Database.As(tenant, services => services.GetRequiredService<PortalDbContext>().Set<AuditEvent>().SingleAsync());
        (line.Type, line.ObjectCount).ShouldBe(("portal.bewaartermijn", 1));
    }

    private static JobFixture Hourly() => new(services =>
    {
        services.RemoveAll<RecurringJob>();
        services.AddSingleton(new RecurringJob(JobFixture.Kind, Recurrence.Every(TimeSpan.FromHours(1))));
    });

    private static OutboxMessage Message(string to, DateTimeOffset? sent) =>
        new() { Channel = Channel.Mail, Content = Encoding.UTF8.GetBytes(to), CreatedAt = sent ?? DateTimeOffset.UnixEpoch, SentAt = sent };

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
