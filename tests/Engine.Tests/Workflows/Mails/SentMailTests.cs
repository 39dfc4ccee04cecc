using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Smtp;

namespace Engine.Tests.Workflows.Mails;

/// <summary>Mail that processes send: by template, and with the true answer when they wait for the delivery.</summary>
public sealed class SentMailTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SentMailTests()
    {
        Directory.CreateDirectory(folder.File("texts"));
        File.WriteAllText(folder.File("texts/ontvangst.md"), "Onderwerp: Ontvangen van {{naam}}\n\nBeste {{naam}},\n\nBedankt.");
    }

    [Fact]
    public async Task A_mail_by_template_goes_to_each_address_once()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        var id = await RunAsync(portal, Mail("a@example.nl", "b@example.nl", "A@example.nl"));
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        var received = await server.UntilReceived(2);
        received.SelectMany(m => m.To).ShouldBe(["a@example.nl", "b@example.nl"], ignoreOrder: true);
        received[0].Raw.ShouldContain("Subject: Ontvangen van Jan");
    }

    [Fact]
    public async Task A_mail_to_more_than_five_hundred_addresses_is_an_incident_and_goes_to_nobody()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        var id = await RunAsync(portal, Mail("x").Replace(List("x"), """{ "typeName": "List<String>", "expression": { "type": "JavaScript", "value": "Array.from({ length: 501 }, (_, i) => `a${i}@example.nl`)" } }""", StringComparison.Ordinal));
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.As(TestTenants.Noord, s => s.LettersAsync())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a@example.nl", "Delivered")]
    [InlineData("weg@example.nl", "Failed")]
    [InlineData("geen adres", "Failed")]
    public async Task Who_waits_for_the_delivery_hears_what_the_server_said(string to, string outcome)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        await RunAsync(portal, Mail(true, to));
        (await OutcomesAsync(portal)).ShouldContain(outcome);
    }

    [Fact]
    public async Task A_mail_is_not_delivered_before_the_server_took_it_and_keeps_its_id()
    {
        await using var server = await SmtpServer.StartAsync(refuse: 1);
        await using var portal = Portal(server);
        var id = await RunAsync(portal, Mail(true, "a@example.nl"));
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        await portal.DrainAsync();
        (await OutcomesAsync(portal)).ShouldContain("Delivered");
        var message = await portal.Read(TestTenants.Noord, db => db.Set<OutboxMessage>().SingleAsync());
        (await server.UntilReceived(1)).ShouldHaveSingleItem().Raw.ShouldContain($"Message-ID: <{message.Id:N}@noord.localhost>", Case.Insensitive);
    }

    [Fact]
    public async Task One_address_that_fails_makes_the_whole_mail_fail_and_is_told_once()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        await RunAsync(portal, Mail(true, "a@example.nl", "weg@example.nl", "b@example.nl"));
        (await OutcomesAsync(portal)).ShouldContain("Failed");
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.DeliveryKey.StartsWith("effect:")))).ShouldBe(1);
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowEffect>().SingleAsync())).State.ShouldBe(EffectState.Failed);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_in_failed_and_the_mail_is_never_sent_after_that()
    {
        var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        await server.DisposeAsync();
        await RunAsync(portal, Mail(true, "a@example.nl"));
        await portal.DrainAsync();
        portal.Clock.Advance(Outbox.AnsweredWithin);
        await portal.DrainAsync();
        (await OutcomesAsync(portal)).ShouldContain("Failed");
        var message = await portal.Read(TestTenants.Noord, db => db.Set<OutboxMessage>().SingleAsync());
        (message.SentAt, message.FailedAt).ShouldBe((null, portal.Clock.GetUtcNow()));

        await using var back = await SmtpServer.StartAsync(server.Port);
        await portal.As(TestTenants.Noord, async services =>
        {
            services.GetRequiredService<JobQueue>().Add(Outbox.JobKind, message.Id);
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        back.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a@example.nl", "gelukt")]
    [InlineData("weg@example.nl", "mislukt gelukt")]
    public async Task The_mail_activity_of_Elsa_runs_its_error_port_only_when_the_delivery_failed(string to, string lines)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", $$"""
            { "type": "Elsa.SendEmail", "id": "m", "to": {{List(to)}}, "subject": {{Literal("Hoi")}}, "body": {{Literal("Hoi.")}}, "error": {{Flows.Line("e", "mislukt")}} }
            """, Flows.Line("l", "gelukt")));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        string.Join(' ', await portal.LinesAsync(TestTenants.Noord, id)).ShouldBe(lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_is_cancelled_drops_the_mail_that_has_not_left(bool waits)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Mail(waits, "a@example.nl"), Flows.Event("e", "verder")));
        var sent = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        var (id, other) = (await portal.StartAsync(TestTenants.Noord, "w"), await portal.StartAsync(TestTenants.Noord, "w"));
        var pump = portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        foreach (var cancelled in new[] { sent, id })
        {
            await portal.As(TestTenants.Noord, s => s.GetRequiredService<ManageWorkflow>().CancelAsync(cancelled, "Een reden", default));
        }

        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await portal.DrainAsync();
        (await server.UntilReceived(2)).Count.ShouldBe(2, "what had left, and that of another process");
        (await portal.Read(TestTenants.Noord, db => db.Set<OutboxMessage>().Select(m => m.OwnerId).ToListAsync())).ShouldBe([sent, other], ignoreOrder: true);
        (await portal.Read(TestTenants.Noord, db => db.Set<QueueHead>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_template_that_lacks_data_stops_the_instance_with_its_name_and_sends_nothing()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        File.WriteAllText(folder.File("texts/ontvangst.md"), "Onderwerp: Dag\n\n{{onbekend}}");
        var id = await RunAsync(portal, Mail("a@example.nl"));
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain("onbekend");
        (await portal.Read(TestTenants.Noord, db => db.Set<OutboxMessage>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_definition_with_a_template_that_is_not_there_is_not_published()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var portal = Portal(server);
        var refused = await portal.As(TestTenants.Noord, async services =>
        {
            var definition = DefinitionReader.Read(Flows.Sequence("w", Mail("a@example.nl").Replace("ontvangst", "vergeten", StringComparison.Ordinal))).Definition.ShouldNotBeNull();
            var store = services.GetRequiredService<WorkflowStore>();
            return await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.Console, null, default), definition, default);
        });
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.text-missing");
    }

    public void Dispose() => folder.Dispose();

    private WorkflowPortal Portal(SmtpServer server) => new(services =>
    {
        services.AddSingleton(new SmtpOptions { Host = "127.0.0.1", Port = server.Port });
        services.AddSingleton(new HostFolders(folder.Path, Repository.Path("themes")));
    });

    private static async Task<Guid> RunAsync(WorkflowPortal portal, string mail)
    {
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", mail));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        return id;
    }

    private static async Task<List<string?>> OutcomesAsync(WorkflowPortal portal) =>
        await portal.Read(TestTenants.Noord, db => db.Set<WorkflowRecord>().Where(r => r.ActivityId == "m").Select(r => r.Detail).ToListAsync());

    private static string Mail(params string[] to) => Mail(false, to);

    private static string Mail(bool waits, params string[] to) => $$"""
        { "type": "Portal.SendMail", "id": "m", "templateKey": {{Literal("ontvangst")}}, "to": {{List(to)}},
          "waitForDelivery": { "typeName": "Boolean", "expression": { "type": "Literal", "value": {{(waits ? "true" : "false")}} } },
          "model": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": "{ \"naam\": \"Jan\" }" } } }
        """;

    private static string List(params string[] to) =>
        $$"""{ "typeName": "List<String>", "expression": { "type": "Object", "value": "[{{string.Join(", ", to.Select(t => $"\\\"{t}\\\""))}}]" } }""";

    private static string Literal(string text) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }""";
}
