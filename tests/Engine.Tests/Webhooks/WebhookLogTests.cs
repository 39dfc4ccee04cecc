using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Outside;

namespace Engine.Tests.Webhooks;

/// <summary>What was sent can be looked at and sent again, for its term.</summary>
public sealed class WebhookLogTests
{
    private static readonly Uri Url = new("https://ontvanger.example/");

    [Fact]
    public async Task The_list_is_paged_by_its_last_row_and_filtered_by_state()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var endpoint = await place.EndpointAsync(Url);
        for (var i = 0; i < 5; i++)
        {
            await MessageAsync(place, endpoint, i % 2 == 0 ? WebhookState.Dead : WebhookState.Delivered);
            place.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var all = (await place.MessagesAsync()).Select(m => m.Id).Reverse().ToList();
        var first = await PageAsync(null, null);
        Check(first, all[..2], false, true);
        var second = await PageAsync(Place(first.Messages[^1]), null);
        Check(second, all[2..4], true, true);
        var back = await PageAsync(null, Place(second.Messages[0]));
        Check(back, all[..2], false, true);
        var delivered = await place.AsMiaAsync<WebhookLog, WebhookLogPage>(l => l.PageAsync(new(endpoint.Id, WebhookState.Delivered, 10), default));
        delivered.Messages.Select(m => m.Id).ShouldBe([all[1], all[3]]);

        Task<WebhookLogPage> PageAsync(AuditCursor? after, AuditCursor? before) =>
            place.AsMiaAsync<WebhookLog, WebhookLogPage>(l => l.PageAsync(new(endpoint.Id, null, 2, after, before), default));

        static void Check(WebhookLogPage page, List<Guid> ids, bool hasNewer, bool hasOlder)
        {
            page.Messages.Select(m => m.Id).ShouldBe(ids);
            (page.HasNewer, page.HasOlder).ShouldBe((hasNewer, hasOlder));
        }

        static AuditCursor Place(WebhookMessage message) => new(message.CreatedAt, message.Id);
    }

    [Fact]
    public async Task Messages_of_another_organisation_are_not_there()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var (own, foreign) = (await place.EndpointAsync(Url), await place.EndpointAsync(Url, place.There));
        var message = await MessageAsync(place, foreign, WebhookState.Dead);
        (await place.AsMiaAsync<WebhookLog, WebhookLogPage>(l => l.PageAsync(new(foreign.Id, null, 10), default))).Messages.ShouldBeEmpty();
        (await place.AsMiaAsync<WebhookLog, WebhookMessage?>(l => l.FindAsync(foreign.Id, message.Id, default))).ShouldBeNull();
        (await place.AsMiaAsync<WebhookLog, WebhookMessage?>(l => l.FindAsync(own.Id, message.Id, default))).ShouldBeNull();
        (await place.AsMiaAsync<ReplayWebhooks, Result<int>>(r => r.OneAsync(own.Id, message.Id, default))).IsRefused.ShouldBeTrue();
        (await place.MessagesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Dead);
    }

    [Fact]
    public async Task A_message_that_is_sent_again_keeps_its_id()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await WebhookPlace.OpenAsync(hosts: [server.Url.Authority]);
        var endpoint = await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        await place.Pump.DrainAsync();
        place.Clock.Advance(TimeSpan.FromDays(8));
        var id = (await place.MessagesAsync()).Single().Id;
        var both = await Task.WhenAll(AgainAsync(), AgainAsync());
        both.Count(r => !r.IsRefused).ShouldBe(1, "a double click asks once");
        await place.Pump.DrainAsync();
        server.Calls.Count.ShouldBe(2);
        server.Calls.Select(c => (c.Headers["webhook-id"], System.Text.Encoding.UTF8.GetString(c.Body))).Distinct().ShouldHaveSingleItem();
        var message = (await place.MessagesAsync()).Single();
        (message.State, message.Attempts).ShouldBe((WebhookState.Delivered, 2));
        (await place.AsMiaAsync<WebhookLog, List<WebhookAttempt>>(l => l.AttemptsAsync(message, default))).Count.ShouldBe(2);

        Task<Result<int>> AgainAsync() => place.AsMiaAsync<ReplayWebhooks, Result<int>>(r => r.OneAsync(endpoint.Id, id, default));
    }

    [Fact]
    public async Task Everything_given_up_in_a_period_is_sent_again_and_nothing_else()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var endpoint = await place.EndpointAsync(Url);
        // 16 September begins at 22:00 UTC the day before
        var (early, first, delivered, last, late) = (
            await AtAsync("2026-09-15T21:59:59Z"), await AtAsync("2026-09-15T22:00:00Z"), await AtAsync("2026-09-16T10:00:00Z", WebhookState.Delivered),
            await AtAsync("2026-09-17T21:59:59Z"), await AtAsync("2026-09-17T22:00:00Z"));
        (await FailedAsync(new(2026, 9, 16), new(2026, 9, 17))).Value.ShouldBe(2);
        (await place.MessagesAsync()).Where(m => m.State == WebhookState.Waiting).Select(m => m.Id).ShouldBe([first, last]);
        (await FailedAsync(new(2026, 9, 16), new(2026, 9, 17))).Refusals[0].Code.ShouldBe("webhook.nothing-again");
        (await FailedAsync(new(2026, 9, 17), new(2026, 9, 16))).Refusals[0].Code.ShouldBe("webhook.period");
        (await FailedAsync(null, new(2026, 9, 16))).Refusals[0].Code.ShouldBe("webhook.period");
        (await FailedAsync(DateOnly.MinValue, DateOnly.MaxValue)).Refusals[0].Code.ShouldBe("webhook.period");

        async Task<Guid> AtAsync(string moment, WebhookState state = WebhookState.Dead)
        {
            place.Clock.Set(DateTimeOffset.Parse(moment, null));
            return (await MessageAsync(place, endpoint, state)).Id;
        }

        Task<Result<int>> FailedAsync(DateOnly? from, DateOnly? until) => place.AsMiaAsync<ReplayWebhooks, Result<int>>(r => r.FailedAsync(endpoint.Id, from, until, default));
    }

    [Fact]
    public async Task The_log_is_kept_for_its_term_and_what_is_still_tried_stays()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var endpoint = await place.EndpointAsync(Url);
        var gone = await place.EndpointAsync(Url, path: "2");
        var old = await MessageAsync(place, endpoint, WebhookState.Delivered);
        await MessageAsync(place, gone, WebhookState.Waiting);
        await place.RowsAsync(db =>
        {
            db.Add(new WebhookAttempt { MessageId = old.Id, At = place.Clock.GetUtcNow(), Outcome = WebhookOutcome.Delivered, Status = 200, Milliseconds = 1 });
            return db.SaveChangesAsync();
        });
        await place.AsMiaAsync<DeleteWebhook, Result<WebhookEndpoint>>(d => d.HandleAsync(gone.Id, default));
        place.Clock.Advance(TimeSpan.FromDays(30));
        await CleanAsync();
        (await place.MessagesAsync()).Count.ShouldBe(2, "on its last day it is there");
        var again = await MessageAsync(place, endpoint, WebhookState.Waiting, old.CreatedAt.AddMinutes(-1));
        place.Clock.Advance(TimeSpan.FromSeconds(1));
        await CleanAsync();
        (await place.MessagesAsync()).Select(m => m.Id).ShouldContain(again.Id, "somebody asked to send it again");
        (await place.MessagesAsync()).ShouldNotContain(m => m.Id == old.Id);
        (await place.RowsAsync(db => db.Set<WebhookAttempt>().AnyAsync())).ShouldBeFalse();
        place.Clock.Advance(TimeSpan.FromDays(3));
        await CleanAsync();
        await CleanAsync();
        (await place.RowsAsync(db => db.Set<WebhookEndpoint>().SingleAsync())).Id.ShouldBe(endpoint.Id);

        Task CleanAsync() => place.Database.As(place.Tenant, async services =>
        {
            await services.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, services.GetRequiredService<PortalDbContext>(), default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
    }

    private static async Task<WebhookMessage> MessageAsync(WebhookPlace place, WebhookEndpoint endpoint, WebhookState state, DateTimeOffset? created = null)
    {
        var now = place.Clock.GetUtcNow();
        var message = new WebhookMessage { EndpointId = endpoint.Id, Kind = WebhookPlace.Done, Payload = "{}", CreatedAt = created ?? now, QueuedAt = now, State = state, NextAt = state == WebhookState.Waiting ? now : null };
        await place.RowsAsync(db =>
        {
            db.Add(message);
            return db.SaveChangesAsync();
        });
        return message;
    }
}
