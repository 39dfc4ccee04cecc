using System.Text;
using System.Xml.Linq;
using Engine.Access;
using Engine.Documents;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Tests.Workflows.Consents;
using Engine.Tests.Workflows.Runtime;
using Engine.Tests.Workflows.Tasks;
using Engine.Workflows.Consents;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Outside;

namespace Engine.Tests.Workflows.Forwarding;

/// <summary>What goes to a care provider: a document in the portal, a mail that says only that, and XML to the tenant's connector.</summary>
public sealed class ForwardToProviderTests : IAsyncLifetime
{
    private const string Model = """{"naam":"Jan de Vries","klachten":["rug","nek"],"van <wie>":{"plaats":"Delft & omstreken"}}""";

    private readonly ConsentPortal portal = new();
    private readonly Organisation praktijk = new() { Number = "100400", Name = "Praktijk Linde", Mail = "post@linde.example" };

    public async Task InitializeAsync()
    {
        portal.Text("vgz.aanmelding.md", "Onderwerp: Nieuwe aanmelding\n\nBeste praktijk, {{naam}} meldt zich.");
        await portal.Portal.Read(TestTenants.Noord, db => (db.Add(praktijk), db.SaveChangesAsync()).Item2);
    }

    [Fact]
    public async Task By_mail_the_provider_hears_that_a_document_is_there_and_nothing_of_it()
    {
        var id = await portal.AskAsync(Forward("mail"));
        var document = await DocumentAsync();
        (document.OrganisationId, document.FileName, Encoding.UTF8.GetString((await OpenAsync(document)).Content)).ShouldBe((praktijk.Id, "bericht.txt", "Beste praktijk, Jan de Vries meldt zich."));
        document.VisibleTo.ShouldBe([PortalPermissions.DoTasks]);
        var mail = (await portal.LettersAsync()).ShouldHaveSingleItem();
        (mail.To, mail.Body.Contains($"documenten/{document.Id}", StringComparison.Ordinal), mail.Body.Contains("Jan", StringComparison.Ordinal)).ShouldBe((praktijk.Mail, true, false));
        (await LinesAsync(id)).ShouldBe([$"Delivered \"{document.Id}\""]);
    }

    [Fact]
    public async Task By_xml_the_connector_gets_text_and_data_under_a_key_and_nobody_a_mail()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        var tenant = Connected(server.Url);
        var id = await portal.AskAsync(Forward("xml"), tenant);
        var call = server.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target, call.Headers["Content-Type"]).ShouldBe(("POST", "/v1/berichten/100400", "application/xml; charset=utf-8"));
        call.Headers["Idempotency-Key"].ShouldStartWith($"noord:{id:N}:");
        var root = XDocument.Parse(Encoding.UTF8.GetString(call.Body)).Root.ShouldNotBeNull();
        var ns = root.Name.Namespace;
        (root.Attribute("zorgverlener")?.Value, root.Attribute("soort")?.Value, root.Element(ns + "onderwerp")?.Value).ShouldBe(("100400", "vgz.aanmelding", "Nieuwe aanmelding"));
        root.Descendants(ns + "waarde").Select(w => w.Value).ShouldBe(["rug", "nek"]);
        root.Descendants(ns + "gegeven").Single(g => (string?)g.Attribute("naam") == "plaats").Value.ShouldBe("Delft & omstreken");
        var document = await DocumentAsync();
        (await OpenAsync(document)).Content.ShouldBe(call.Body);
        (await LinesAsync(id, tenant)).ShouldBe([$"Delivered \"{document.Id}\""]);
        (await portal.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, "Delivered", 1)]
    [InlineData(400, "Failed", 0)]
    public async Task With_both_the_mail_goes_once_the_connector_has_taken_it(int status, string outcome, int mails)
    {
        await using var server = await OutsideServer.StartAsync("{}", status);
        var tenant = Connected(server.Url);
        var id = await portal.AskAsync(Forward("both"), tenant);
        (await LinesAsync(id, tenant)).ShouldHaveSingleItem().ShouldStartWith(outcome);
        (await portal.LettersAsync()).Count.ShouldBe(mails);
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("xml")]
    public async Task Without_a_consent_that_stands_nothing_leaves(string channel)
    {
        await using var server = await OutsideServer.StartAsync("{}");
        var consent = await ConsentAsync();
        (await portal.WithdrawAsync((await portal.TokensAsync())[0])).Refusals.ShouldBeEmpty();
        var tenant = Connected(server.Url);
        var before = (await portal.LettersAsync()).Count;
        var id = await portal.AskAsync(Forward(channel, TaskFlows.Text("consentId", consent.ToString())), tenant);
        (await LinesAsync(id, tenant)).ShouldBe(["Failed null"]);
        (server.Calls.Count, (await portal.LettersAsync()).Count - before).ShouldBe((0, 0));
        (await portal.Portal.Read(tenant, db => db.Set<StoredDocument>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_consent_taken_back_while_the_connector_is_away_stops_the_next_attempt()
    {
        await using var server = await OutsideServer.StartAsync("{}", 503);
        var consent = await ConsentAsync();
        var tenant = Connected(server.Url);
        var id = await portal.AskAsync(Forward("xml", TaskFlows.Text("consentId", consent.ToString())), tenant);
        server.Calls.Count.ShouldBe(1);
        (await portal.WithdrawAsync((await portal.TokensAsync())[0])).Refusals.ShouldBeEmpty();
        portal.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Portal.DrainAsync();
        (await LinesAsync(id, tenant)).ShouldBe(["Failed null"]);
        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_process_that_is_cancelled_before_the_mail_leaves_sends_none()
    {
        await portal.Portal.PublishAsync(TestTenants.Noord, Forward("mail"));
        var id = await portal.Portal.StartAsync(TestTenants.Noord, "w");
        var pump = portal.Portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await portal.Portal.As(TestTenants.Noord, s => s.GetRequiredService<ManageWorkflow>().CancelAsync(id, "Een reden", default));
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await portal.Portal.DrainAsync();
        (await portal.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("999", "Deze zorgverlener bestaat niet in dit portaal")]
    [InlineData("desk", "Deze zorgverlener bestaat niet in dit portaal")]
    [InlineData("200500", "Deze zorgverlener heeft geen e-mailadres")]
    public async Task A_provider_who_cannot_be_reached_is_for_the_administrator(string number, string message)
    {
        await portal.Portal.Read(TestTenants.Noord, db =>
        {
            db.AddRange(new Organisation { Number = "desk", Name = "Desk", IsStaff = true, Mail = "desk@example.nl" }, new Organisation { Number = "200500", Name = "Praktijk Zonder" });
            return db.SaveChangesAsync();
        });
        var id = await portal.AskAsync(Forward("mail", number: number));
        (await portal.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id))).Message.ShouldBe(message);
        (await portal.Portal.Read(TestTenants.Noord, db => db.Set<StoredDocument>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("Portal.ForwardToProvider", "elders", "meld", "connectorKey")]
    [InlineData("Portal.ForwardToProvider", null, "meld", "connectorKey")]
    [InlineData("Portal.ForwardToProvider", "zorg", "vraag", "operation")]
    [InlineData("Portal.CallConnector", "elders", "meld", "connectorKey")]
    [InlineData("Portal.CallConnector", "zorg", "vraag", "operation")]
    public async Task A_connector_that_the_tenant_file_has_not_stands_in_the_way_of_publishing(string type, string? connector, string operation, string input)
    {
        var tenant = Connected(new("http://127.0.0.1:1/"));
        var names = (connector is null ? "" : TaskFlows.Text("connectorKey", connector)) + TaskFlows.Text("operation", operation);
        var activity = type == "Portal.CallConnector" ? $$"""{ "type": "{{type}}", "id": "a"{{names}} }"""
            : $$"""{ "type": "{{type}}", "id": "a"{{names}}{{TaskFlows.Text("providerId", "1")}}{{TaskFlows.Text("templateKey", "vgz.aanmelding")}}{{TaskFlows.Text("channel", "both")}} }""";
        var refused = await portal.Portal.As(tenant, async services =>
        {
            var definition = DefinitionReader.Read(Flows.Sequence("w", activity)).Definition.ShouldNotBeNull();
            var store = services.GetRequiredService<WorkflowStore>();
            return await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.Console, null, default), definition, default);
        });
        refused.Refusals.ShouldHaveSingleItem().Message.ShouldContain($"\"{input}\"");
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private async Task<Guid> ConsentAsync()
    {
        await portal.AskAsync();
        (await portal.AnswerAsync((await portal.TokensAsync())[0], true)).Refusals.ShouldBeEmpty();
        return await portal.Portal.Read(TestTenants.Noord, db => db.Set<ConsentRequest>().Select(r => r.Id).SingleAsync());
    }

    private Tenant Connected(Uri server)
    {
        var tenant = TestTenants.Make("noord", $$"""
            { "outside": { "privateNetworks": ["127.0.0.0/8"], "connectors": { "zorg": { "url": "{{server}}v1", "operations": { "meld": { "path": "berichten/{providerId}" } } } } } }
            """);
        portal.Portal.Publish(tenant);
        return tenant;
    }

    private static string Forward(string channel, string more = "", string number = "100400") => TaskFlows.Of(TaskFlows.Activity(
        "Portal.ForwardToProvider",
        TaskFlows.Text("providerId", number) + TaskFlows.Text("templateKey", "vgz.aanmelding") + TaskFlows.Text("channel", channel) + TaskFlows.Value("model", "ObjectDictionary", Model)
        + (channel == "mail" ? "" : TaskFlows.Text("connectorKey", "zorg") + TaskFlows.Text("operation", "meld")) + more, "", "documentId")).Replace("\"taak\"", "\"w\"", StringComparison.Ordinal);

    private Task<StoredDocument> DocumentAsync() => portal.Portal.Read(TestTenants.Noord, db => db.Set<StoredDocument>().AsNoTracking().SingleAsync());

    private Task<OpenedDocument> OpenAsync(StoredDocument document) =>
        portal.Portal.As(TestTenants.Noord, s => Task.FromResult(s.GetRequiredService<DocumentStore>().Open(document)));

    private Task<List<string>> LinesAsync(Guid id, Tenant? tenant = null) => portal.Portal.LinesAsync(tenant ?? TestTenants.Noord, id);
}
