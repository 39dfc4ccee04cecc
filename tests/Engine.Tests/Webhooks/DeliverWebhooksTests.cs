using System.Net;
using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Outside;

namespace Engine.Tests.Webhooks;

/// <summary>Messages on their way to a receiver on the loopback address.</summary>
public sealed class DeliverWebhooksTests
{
    [Fact]
    public async Task A_message_arrives_with_the_signature_that_its_receiver_computes()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        var made = (await place.MakeAsync(new Uri(server.Url, "portaal?a=1").ToString())).Value;
        await place.TellAsync(place.One);
        await place.Pump.DrainAsync();

        var (call, message) = (server.Calls.ShouldHaveSingleItem(), (await place.MessagesAsync()).ShouldHaveSingleItem());
        (call.Method, call.Target, call.Headers["Content-Type"]).ShouldBe(("POST", "/portaal?a=1", "application/json"));
        var (id, at, body) = (call.Headers["webhook-id"], call.Headers["webhook-timestamp"], Encoding.UTF8.GetString(call.Body));
        (id, at, body).ShouldBe((message.PublicId, WebhookSignature.Seconds(place.Clock.GetUtcNow()), message.Payload));
        call.Headers["webhook-signature"].ShouldBe(WebhookSignature.Of([made.Secret], id, place.Clock.GetUtcNow(), body));
        (message.State, message.Attempts, message.NextAt).ShouldBe((WebhookState.Delivered, 1, null));
        var attempt = await place.RowsAsync(db => db.Set<WebhookAttempt>().SingleAsync());
        (attempt.MessageId, attempt.Outcome, attempt.Status).ShouldBe((message.Id, WebhookOutcome.Delivered, 200));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day_and_then_the_new_one()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        var old = (await place.MakeAsync(server.Url.ToString())).Value;
        var made = (await place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(old.Endpoint.Id, 1, default))).Value;
        place.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await SignedAsync()).ShouldBe([made.Secret, old.Secret]);
        place.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SignedAsync()).ShouldBe([made.Secret]);

        async Task<IReadOnlyList<string>> SignedAsync()
        {
            await place.TellAsync(place.One);
            await place.Pump.DrainAsync();
            var call = server.Calls[^1];
            var signatures = call.Headers["webhook-signature"].Split(' ');
            return [.. signatures.Select(s => new[] { made.Secret, old.Secret }.Single(k => WebhookSignature.Of([k], call.Headers["webhook-id"], place.Clock.GetUtcNow(), Encoding.UTF8.GetString(call.Body)) == s))];
        }
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_the_same_id_for_three_days_and_given_up()
    {
        await using var server = await OutsideServer.StartAsync("{}", 500);
        await using var place = await PlaceAsync(server);
        var endpoint = await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        var start = place.Clock.GetUtcNow();
        for (var i = 0; i < 60 && (await MessageAsync()).NextAt is { } next; i++)
        {
            var rest = (await place.FindAsync(endpoint.Id)).RestUntil;
            place.Clock.Set(rest > next ? rest.Value : next);
            await place.Pump.DrainAsync();
        }

        var message = await MessageAsync();
        (message.State, message.Attempts).ShouldBe((WebhookState.Dead, server.Calls.Count));
        (place.Clock.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromDays(3), TimeSpan.FromDays(3) + TimeSpan.FromMinutes(5));
        server.Calls.Count.ShouldBeInRange(10, 30, "waits grow");
        server.Calls.Select(c => c.Headers["webhook-id"]).Distinct().ShouldHaveSingleItem();
        server.Calls.Select(c => c.Headers["webhook-timestamp"]).Distinct().Count().ShouldBe(server.Calls.Count, "each attempt is signed anew");
        var attempts = await place.RowsAsync(db => db.Set<WebhookAttempt>().ToListAsync());
        attempts.ShouldAllBe(a => a.Outcome == WebhookOutcome.Refused && a.Status == 500);
        (await place.FindAsync(endpoint.Id)).IsActive.ShouldBeTrue("one message is no reason to stop");

        async Task<WebhookMessage> MessageAsync() => (await place.MessagesAsync()).Single();
    }

    [Fact]
    public async Task Five_given_up_one_after_the_other_pause_the_endpoint_and_its_managers_hear_so()
    {
        var status = 500;
        await using var server = await OutsideServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var place = await PlaceAsync(server);
        var endpoint = await place.EndpointAsync(server.Url);
        await GiveUpAsync(4);
        status = 200;
        await place.TellAsync(place.One);
        await LaterAsync(TimeSpan.FromMinutes(10));
        status = 500;
        await GiveUpAsync(4);
        (await place.FindAsync(endpoint.Id)).IsActive.ShouldBeTrue("one was delivered in between");
        (await LettersAsync()).ShouldBeEmpty();

        await GiveUpAsync(2);
        var paused = await place.FindAsync(endpoint.Id);
        (paused.Paused, paused.IsActive).ShouldBe((WebhookPause.DeadDeliveries, false));
        (await LettersAsync()).ShouldBe(["Een webhook is gepauzeerd"]);
        (await place.MessagesAsync()).Count(m => m.State == WebhookState.Waiting).ShouldBe(1, "what was not tried long enough waits");
        var calls = server.Calls.Count;
        await LaterAsync(TimeSpan.FromDays(1));
        server.Calls.Count.ShouldBe(calls);

        async Task GiveUpAsync(int count)
        {
            await place.TellAsync(place.One, times: count);
            // the first attempts, and much later the last ones
            await place.Pump.DrainAsync();
            await LaterAsync(TimeSpan.FromDays(3));
            for (var i = 0; i < count; i++)
            {
                await LaterAsync(TimeSpan.FromMinutes(5));
            }
        }

        Task LaterAsync(TimeSpan later)
        {
            place.Clock.Advance(later);
            return place.Pump.DrainAsync();
        }

        async Task<List<string>> LettersAsync() => (await place.Database.As(place.Tenant, s => s.LettersAsync())).Where(l => l.To == "mia@delinde.example").Select(l => l.Subject).ToList();
    }

    [Fact]
    public async Task A_receiver_that_says_it_is_gone_is_paused_at_once()
    {
        await using var server = await OutsideServer.StartAsync("{}", 410);
        await using var place = await PlaceAsync(server);
        var endpoint = await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One, times: 2);
        await place.Pump.DrainAsync();
        server.Calls.Count.ShouldBe(1);
        (await place.FindAsync(endpoint.Id)).Paused.ShouldBe(WebhookPause.Gone);
        (await place.MessagesAsync()).Select(m => m.State).ShouldBe([WebhookState.Dead, WebhookState.Waiting]);
        (await place.Database.As(place.Tenant, s => s.LettersAsync())).ShouldHaveSingleItem().Body.ShouldContain("(410)");
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_not_followed()
    {
        await using var server = await OutsideServer.StartAsync((call, context) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (307, "/elders");
            return Task.CompletedTask;
        });
        await using var place = await PlaceAsync(server);
        await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        await place.Pump.DrainAsync();
        server.Calls.ShouldHaveSingleItem().Target.ShouldBe("/portaal");
        (await place.MessagesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Waiting);
    }

    [Fact]
    public async Task One_message_that_a_receiver_cannot_take_does_not_keep_the_next_from_it()
    {
        await using var server = await OutsideServer.StartAsync((call, context) =>
        {
            context.Response.StatusCode = Encoding.UTF8.GetString(call.Body).Contains("\"nummer\":0", StringComparison.Ordinal) ? 400 : 204;
            return Task.CompletedTask;
        });
        await using var place = await PlaceAsync(server);
        await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One, times: 3);
        await place.Pump.DrainAsync();
        place.Clock.Advance(TimeSpan.FromSeconds(2));
        await place.Pump.DrainAsync();
        (await place.MessagesAsync()).Select(m => m.State).ShouldBe([WebhookState.Waiting, WebhookState.Delivered, WebhookState.Delivered]);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData(null)]
    public async Task A_name_that_leads_into_a_private_network_is_not_asked_whatever_the_tenant_lists(string? name)
    {
        // the name of this machine is an ordinary one, and stands for an address of its own network
        var host = name ?? Dns.GetHostName();
        await using var place = await WebhookPlace.OpenAsync("Production", [host]);
        await place.EndpointAsync(new($"https://{host}/"));
        await place.TellAsync(place.One);
        await place.Pump.DrainAsync();
        var attempt = await place.RowsAsync(db => db.Set<WebhookAttempt>().SingleAsync());
        (attempt.Outcome, attempt.Status).ShouldBe((WebhookOutcome.Forbidden, null));
    }

    [Fact]
    public async Task A_server_that_the_tenant_takes_off_its_list_gets_nothing_any_more()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        place.Change([], "\"collectiviteit.zoeken\": {}");
        await place.Pump.DrainAsync();
        server.Calls.ShouldBeEmpty();
        (await place.MessagesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Waiting);
    }

    [Fact]
    public async Task What_waits_while_webhooks_are_off_is_sent_when_they_are_on_again()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        place.Change([server.Url.Authority], "\"portal.webhooks\": { \"state\": \"off\" }, \"collectiviteit.zoeken\": {}");
        await place.Pump.DrainAsync();
        server.Calls.ShouldBeEmpty();
        place.Change([server.Url.Authority], "\"collectiviteit.zoeken\": {}");
        place.Clock.Advance(TimeSpan.FromHours(1));
        await place.Pump.DrainAsync();
        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_endpoint_gets_what_waited_when_it_goes_on()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        var endpoint = await place.EndpointAsync(server.Url);
        await PauseAsync(true);
        await place.TellAsync(place.One);
        await place.Pump.DrainAsync();
        server.Calls.ShouldBeEmpty();
        (await place.AsMiaAsync<TestWebhook, Result<WebhookMessage>>(t => t.HandleAsync(endpoint.Id, default))).Refusals[0].Code.ShouldBe("webhook.paused");
        place.Clock.Advance(TimeSpan.FromDays(10));
        await PauseAsync(false);
        await place.Pump.DrainAsync();
        server.Calls.Count.ShouldBe(1);

        Task<Result<WebhookEndpoint>> PauseAsync(bool pause) => place.AsMiaAsync<PauseWebhook, Result<WebhookEndpoint>>(p => p.HandleAsync(endpoint.Id, pause, default));
    }

    [Fact]
    public async Task A_worker_that_dies_between_answer_and_commit_sends_the_same_message_once_more()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        var endpoint = await place.EndpointAsync(server.Url);
        await place.TellAsync(place.One);
        // what a worker does before its transaction, and nothing after it
        await place.Database.As(place.Tenant, services => services.GetServices<JobHandler>().OfType<DeliverWebhooks>().Single()
            .ActAsync(endpoint.Id, services.GetRequiredService<PortalDbContext>(), default));
        (await place.MessagesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Waiting);

        await using var other = place.Node();
        await other.Services.GetRequiredService<JobPump>().DrainAsync();
        server.Calls.Count.ShouldBe(2);
        server.Calls.Select(c => (c.Headers["webhook-id"], Encoding.UTF8.GetString(c.Body))).Distinct().ShouldHaveSingleItem();
        (await place.MessagesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Delivered);
    }

    [Fact]
    public async Task Two_nodes_deliver_each_message_once()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var place = await PlaceAsync(server);
        await using var other = place.Node();
        await place.EndpointAsync(server.Url);
        await place.EndpointAsync(server.Url, path: "2");
        await place.TellAsync(place.One, times: 15);
        await Task.WhenAll(Task.Run(() => place.Pump.DrainAsync()), Task.Run(() => other.Services.GetRequiredService<JobPump>().DrainAsync()));
        await place.Pump.DrainAsync();
        server.Calls.Count.ShouldBe(30);
        server.Calls.Select(c => c.Headers["webhook-id"]).Distinct().Count().ShouldBe(30);
        (await place.MessagesAsync()).ShouldAllBe(m => m.State == WebhookState.Delivered && m.Attempts == 1);
    }

    [Fact]
    public async Task Slow_receivers_of_one_tenant_hold_up_no_other()
    {
        var (most, answer) = (new JobOptions().CustomerWorkersPerTenant, new TaskCompletionSource());
        using var busy = new SemaphoreSlim(0);
        await using var server = await OutsideServer.StartAsync(async (call, _) =>
        {
            if (call.Target.StartsWith("/traag", StringComparison.Ordinal))
            {
                busy.Release();
                await answer.Task;
            }
        });
        await using var place = await PlaceAsync(server);
        for (var i = 0; i <= most; i++)
        {
            await place.EndpointAsync(server.Url, path: $"traag{i}");
        }

        await place.TellAsync(place.One);
        var slow = Enumerable.Range(0, most).Select(_ => Task.Run(() => place.Pump.RunOnceAsync(JobLane.Customers, default, default))).ToList();
        for (var i = 0; i < most; i++)
        {
            await busy.WaitAsync();
        }

        (await place.Pump.RunOnceAsync(JobLane.Customers, default, default)).ShouldBe(0, "the tenant has its share at work");
        var elsewhere = await place.EndpointAsync(server.Url, new Organisation { Number = "9", Name = "Elders" }, place.Other, "vlug");
        await place.Database.As(place.Other, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new WebhookMessage { EndpointId = elsewhere.Id, Kind = WebhookPlace.Done, Payload = "{}", CreatedAt = place.Clock.GetUtcNow(), QueuedAt = place.Clock.GetUtcNow(), NextAt = place.Clock.GetUtcNow() });
            services.GetRequiredService<JobQueue>().Add(DeliverWebhooks.JobKind, elsewhere.Id);
            await db.SaveChangesAsync();
        });
        (await place.Pump.RunOnceAsync(JobLane.Customers, default, default)).ShouldBe(1);
        server.Calls[^1].Target.ShouldBe("/vlug");
        answer.SetResult();
        await Task.WhenAll(slow);
        await place.Pump.DrainAsync();
        (await place.MessagesAsync()).ShouldAllBe(m => m.State == WebhookState.Delivered);
    }

    private static Task<WebhookPlace> PlaceAsync(OutsideServer server) => WebhookPlace.OpenAsync(hosts: [server.Url.Authority]);
}
