using Engine.Access;
using Engine.Data;
using Engine.Inbox;
using Engine.Tenancy;
using Engine.Tests.Workflows.Consents;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Inbox;

/// <summary>Messages that processes send.</summary>
public sealed class NotifyUserTests : IAsyncLifetime
{
    private static readonly Guid Smit = Guid.CreateVersion7();
    private static readonly Guid Eva = Guid.CreateVersion7();

    private static readonly Tenant Noord = TestTenants.Make("noord", """
        { "roles": { "hoofd": { "name": "Hoofd", "description": "Hoofd.", "permissions": [] }, "desk": { "name": "Desk", "description": "Desk.", "staff": true, "permissions": [] } } }
        """);

    private readonly ConsentPortal portal = new();

    [Fact]
    public async Task A_message_reaches_the_account_under_its_category_and_the_mail_says_nothing_of_it()
    {
        await portal.AskAsync(Flows.Sequence("w", Notify($"\"userIds\": {List(Eva.ToString())}", channels: ["Portal", "Mail"])), Noord);
        var message = await portal.Portal.Read(Noord, db => db.Set<InboxMessage>().AsNoTracking().SingleAsync());
        (message.AccountId, message.Category).ShouldBe((Eva, "Financieel"));
        var mail = (await portal.LettersAsync(Noord)).ShouldHaveSingleItem();
        (mail.To, mail.Body.Contains("geheim", StringComparison.Ordinal), mail.Body.Contains("/berichten", StringComparison.Ordinal)).ShouldBe(("eva@example.nl", false, true));
    }

    [Fact]
    public async Task A_role_of_an_organisation_gets_one_message_for_all_who_hold_it_and_each_of_them_a_mail()
    {
        await portal.AskAsync(Flows.Sequence("w", Notify($"\"roles\": {List("hoofd", "desk")}", $", \\\"organisatieId\\\": \\\"{Smit}\\\"", ["Mail"])), Noord);
        var messages = await portal.Portal.Read(Noord, db => db.Set<InboxMessage>().AsNoTracking().OrderBy(m => m.Role).ToListAsync());
        messages.Select(m => (m.Role, m.OrganisationId)).ShouldBe([("desk", null), ("hoofd", (Guid?)Smit)]);
        (await portal.LettersAsync(Noord)).ShouldHaveSingleItem().To.ShouldBe("eva@example.nl");
    }

    [Fact]
    public async Task The_mail_that_has_not_left_is_dropped_with_its_process_and_the_message_stays()
    {
        await portal.Portal.PublishAsync(Noord, Flows.Sequence("w", Notify($"\"userIds\": {List(Eva.ToString())}", channels: ["Portal", "Mail"]), Flows.Event("e", "verder")));
        var id = await portal.Portal.StartAsync(Noord, "w");
        var pump = portal.Portal.Database.Services.GetRequiredService<Engine.Jobs.JobPump>();
        await pump.RunOnceAsync(Engine.Jobs.JobLane.Inside, default, default);
        await portal.Portal.As(Noord, s => s.GetRequiredService<ManageWorkflow>().CancelAsync(id, "Een reden", default));
        await pump.RunOnceAsync(Engine.Jobs.JobLane.Inside, default, default);
        await portal.Portal.DrainAsync();
        (await portal.LettersAsync(Noord)).ShouldBeEmpty();
        (await portal.Portal.Read(Noord, db => db.Set<InboxMessage>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_channel_mail_nothing_is_mailed()
    {
        await portal.AskAsync(Flows.Sequence("w", Notify($"\"userIds\": {List(Eva.ToString())}")), Noord);
        (await portal.LettersAsync(Noord)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"roles\": @hoofd@", "van welke organisatie")]
    [InlineData("\"roles\": @onbekend@", "bestaat niet")]
    [InlineData("\"userIds\": @3fa85f64-5717-4562-b3fc-2c963f66afa6@", "niet actief")]
    [InlineData("\"userIds\": @eva@", "geen id")]
    [InlineData("\"roles\": @@", "voor niemand")]
    public async Task A_message_to_nobody_stops_the_process_with_the_reason(string to, string reason)
    {
        var id = await portal.AskAsync(Flows.Sequence("w", Notify(System.Text.RegularExpressions.Regex.Replace(to, "@(.*)@", m => List(m.Groups[1].Value)))), Noord);
        (await portal.Portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain(reason);
        (await portal.Portal.Read(Noord, db => db.Set<InboxMessage>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("\"roles\": @geheimerol@")]
    [InlineData("\"userIds\": @geheimerol@")]
    public async Task An_incident_names_the_input_and_not_what_it_held(string to)
    {
        await portal.AskAsync(Flows.Sequence("w", Notify(to.Replace("@geheimerol@", List("geheimerol"), StringComparison.Ordinal))), Noord);
        var message = (await portal.Portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message;
        message.ShouldNotContain("geheimerol");
        message.ShouldContain(to.Split('"')[1]);
    }

    [Fact]
    public async Task A_fault_in_the_text_of_the_mail_leaves_no_message_behind()
    {
        portal.Text("portal.bericht-wacht.md", "Onderwerp: Bericht\n\n{{bestaatniet}}");
        var id = await portal.AskAsync(Flows.Sequence("w", Notify($"\"userIds\": {List(Eva.ToString())}", channels: ["Portal", "Mail"])), Noord);
        (await portal.Portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Portal.Read(Noord, db => db.Set<InboxMessage>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_to_more_than_five_hundred_readers_stops_the_process()
    {
        await portal.AskAsync(Flows.Sequence("w", Notify("""
            "userIds": { "typeName": "List<String>", "expression": { "type": "JavaScript", "value": "Array.from({ length: 501 }, (_, i) => '3fa85f64-5717-4562-b3fc-' + (100000000000 + i))" } }
            """)), Noord);
        (await portal.Portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain("500");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Who_holds_the_role_on_another_contract_gets_no_mail_nor_who_has_a_staff_role_elsewhere(bool onIt, int mails)
    {
        var (asked, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await portal.Portal.As(Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.AddRange(new[] { asked, other }.Select((c, i) => new Contract { Id = c, OrganisationId = Smit, Number = $"{i}", Name = $"{i}", Start = new(2026, 1, 1) }));
            var membership = await db.Set<Membership>().SingleAsync();
            db.Add(new Grant { MembershipId = membership.Id, Role = "desk" });
            await db.SaveChangesAsync();
            return await db.Set<Grant>().Where(g => g.Role == "hoofd").ExecuteUpdateAsync(set => set.SetProperty(g => g.ContractId, onIt ? asked : other));
        });
        await portal.AskAsync(Flows.Sequence("w", Notify($"\"roles\": {List("hoofd", "desk")}", $", \\\"contractId\\\": \\\"{asked}\\\"", ["Mail"])), Noord);
        (await portal.LettersAsync(Noord)).Count.ShouldBe(mails);
    }

    public async Task InitializeAsync()
    {
        portal.Text("nota.md", "Onderwerp: Nota van {{maand}}\nCategorie: Financieel\n\nEr is een nota: geheim.");
        portal.Portal.Database.Services.GetRequiredService<TenantCatalogue>().Publish(new([Noord, TestTenants.Zuid]));
        await portal.Portal.As(Noord, services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var membership = new Membership { AccountId = Eva, OrganisationId = Smit };
            db.Add(new Organisation { Id = Smit, Number = "1", Name = "Smit" });
            db.Add(new Account { Id = Eva, Mail = "eva@example.nl", NormalizedMail = Account.Normalize("eva@example.nl"), Name = "Eva", State = AccountState.Active });
            db.Add(membership);
            db.Add(new Grant { MembershipId = membership.Id, Role = "hoofd" });
            return db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private static string Notify(string to, string model = "", string[]? channels = null) => $$"""
        { "type": "Portal.NotifyUser", "id": "c", {{to}}, "templateKey": {{ConsentPortal.Literal("nota")}}, "channels": {{List(channels ?? ["Portal"])}},
          "model": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": "{ \"maand\": \"maart\"{{model}} }" } } }
        """;

    private static string List(params string[] to) =>
        $$"""{ "typeName": "List<String>", "expression": { "type": "Object", "value": "[{{string.Join(", ", to.Select(t => $"\\\"{t}\\\""))}}]" } }""";
}
