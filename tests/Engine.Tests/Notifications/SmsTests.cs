using System.Text.Json;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Notifications.Sms;
using Engine.Tenancy;
using Engine.Tests.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Testing;
using Testing.Sms;

namespace Engine.Tests.Notifications;

/// <summary>Text messages through the gateway of a tenant, against a server on the loopback address.</summary>
public sealed class SmsTests
{
    private const string Json = """{"from":"{sender}","to":"{number}","body":"{text}"}""";

    private static readonly Tenant Portal = Tenant(Json, SmsConfig.Json);

    [Fact]
    public async Task A_text_message_reaches_the_gateway_as_the_tenant_wrote_the_request()
    {
        await using var server = await SmsServer.StartAsync();
        await using var fixture = Fixture(server.Url);
        await Sms(fixture, Portal, "123456 is uw code voor \"Noord\" {number}\n");
        await fixture.Pump.DrainAsync();
        var request = server.Received.ShouldHaveSingleItem();
        request.ContentType.ShouldBe("application/json");
        request.Authorization.ShouldBe("Bearer geheim");
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("to").GetString().ShouldBe("+31612345678");
        body.RootElement.GetProperty("from").GetString().ShouldBe("Noord");
        body.RootElement.GetProperty("body").GetString().ShouldBe("123456 is uw code voor \"Noord\" {number}\n");

        var message = (await Messages(fixture)).ShouldHaveSingleItem();
        request.IdempotencyKey.ShouldBe(message.Id.ToString("N"));
        // neither code nor number stays behind
        message.SentAt.ShouldNotBeNull();
        message.Body.ShouldBeEmpty();
        message.To.ShouldBe("…78");
    }

    [Fact]
    public void No_text_adds_a_field_to_a_request_of_either_kind()
    {
        var form = SmsTemplate.Fill(new() { Gateway = "g", Template = "to={number}&text={text}", ContentType = SmsConfig.Form }, "+31612345678", "a&to=+31699999999=b c");
        form.ShouldBe("to=%2B31612345678&text=a%26to%3D%2B31699999999%3Db%20c");
        var json = SmsTemplate.Fill(new() { Gateway = "g", Template = Json }, "+31612345678", "\",\"to\":\"+31699999999");
        using var body = JsonDocument.Parse(json);
        body.RootElement.EnumerateObject().Count().ShouldBe(3);
        body.RootElement.GetProperty("to").GetString().ShouldBe("+31612345678");
    }

    [Fact]
    public async Task A_message_that_the_gateway_refuses_for_now_is_sent_later_under_the_same_key()
    {
        await using var server = await SmsServer.StartAsync(refuse: 2);
        await using var fixture = Fixture(server.Url);
        await Sms(fixture, Portal, "123456");
        await fixture.Pump.DrainAsync();
        (await fixture.Heads()).ShouldHaveSingleItem().LastFault.ShouldBe("System.Net.Http.HttpRequestException");
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await fixture.Pump.DrainAsync();
        server.Received.ShouldBeEmpty();
        fixture.Clock.Advance(TimeSpan.FromSeconds(6));
        await fixture.Pump.DrainAsync();
        server.Received.ShouldHaveSingleItem().IdempotencyKey.ShouldBe((await Messages(fixture)).Single().Id.ToString("N"));
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_in_time_counts_as_a_failure()
    {
        await using var server = await SmsServer.StartAsync(delay: TimeSpan.FromSeconds(20));
        await using var fixture = Fixture(server.Url, timeout: "00:00:00.2");
        await Sms(fixture, Portal, "123456");
        await fixture.Pump.DrainAsync();
        (await fixture.Heads()).ShouldHaveSingleItem().LastFault.ShouldBe("System.TimeoutException");
    }

    [Fact]
    public async Task A_code_that_could_not_be_sent_in_time_is_laid_aside_and_never_sent()
    {
        await using var server = await SmsServer.StartAsync(refuse: 1);
        await using var fixture = Fixture(server.Url);
        await Sms(fixture, Portal, "123456", TimeSpan.FromMinutes(10));
        await fixture.Pump.DrainAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        await fixture.Pump.DrainAsync();
        var head = (await fixture.Heads()).ShouldHaveSingleItem();
        head.DeadSince.ShouldNotBeNull();
        head.LastFault.ShouldBe(JobFaults.MessageExpired);
        server.Received.ShouldBeEmpty();
        (await Messages(fixture)).ShouldHaveSingleItem().Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gateway_that_keeps_refusing_makes_a_dead_letter()
    {
        await using var server = await SmsServer.StartAsync(refuse: 100);
        await using var fixture = Fixture(server.Url);
        await Sms(fixture, Portal, "Uw gegevens zijn gewijzigd.");
        for (var i = 0; i < 25; i++)
        {
            await fixture.Pump.DrainAsync();
            fixture.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await fixture.Heads()).ShouldHaveSingleItem().DeadSince.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Without_a_connected_gateway_messages_wait_and_in_development_they_reach_the_mailbox(string environment, bool sent)
    {
        await using var fixture = Fixture(null, environment: environment);
        await Sms(fixture, Portal, "123456");
        await fixture.Pump.DrainAsync();
        var message = (await Messages(fixture)).ShouldHaveSingleItem();
        (message.SentAt is not null).ShouldBe(sent);
        message.Body.ShouldBe("123456");
    }

    private static Tenant Tenant(string template, string contentType) => TestTenants.Make("noord", new System.Text.Json.Nodes.JsonObject
    {
        ["signIn"] = new System.Text.Json.Nodes.JsonObject
        {
            ["schemes"] = new System.Text.Json.Nodes.JsonArray("password"),
            ["sms"] = new System.Text.Json.Nodes.JsonObject { ["gateway"] = "proef", ["sender"] = "Noord", ["template"] = template, ["contentType"] = contentType },
        },
    }.ToJsonString());

    private static JobFixture Fixture(Uri? url, string timeout = "00:00:10", string environment = "Production")
    {
        var fixture = new JobFixture(services =>
        {
            services.AddSingleton(new SmsGateways(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["SmsGateways:proef:Url"] = url?.ToString() ?? "",
                ["SmsGateways:proef:Headers:Authorization"] = "Bearer {secret}",
                ["SmsGateways:proef:Secret"] = "geheim",
                ["SmsGateways:proef:Timeout"] = timeout,
            }).Build()));
            services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Repository.Path("src", "Web") });
            services.AddSingleton(new HostFolders(Repository.Path("tenant-config"), Repository.Path("themes")));
        });
        fixture.Publish(Portal);
        return fixture;
    }

    private static Task Sms(JobFixture fixture, Tenant tenant, string body, TimeSpan? lifetime = null) => fixture.Database.As(tenant, services =>
    {
        services.GetRequiredService<Outbox>().Sms("+31612345678", body, fixture.Clock.GetUtcNow() + lifetime);
        return services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    });

    private static Task<List<Letter>> Messages(JobFixture fixture) => fixture.Database.As(Portal, services => services.LettersAsync());
}
