using System.IO.Compression;
using System.Net;
using System.Text;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Ui;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Admin.Workflows;

public sealed class WorkflowPagesTests : IAsyncLifetime
{
    private const string Admin = "beheer@accountbeheer.example";
    private const string Root = "beheer/workflows";

    // no worker runs by itself, so that a test sees what is before and what is after a step
    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoRequests"] = "false" });
    private Visitor visitor = new(new());

    public async Task InitializeAsync() => (visitor, _) = await portal.EnterAsync(Admin);

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_imports_after_reading_a_report_publishes_and_downloads()
    {
        (await visitor.GetAsync(Root)).Text.ShouldContain("Er zijn nog geen workflows.");
        var page = await CheckAsync(Flow("Eerste tekst"));
        page.Text.ShouldContain("Nieuwe workflow, als concept");
        (await InAsync("izz", db => db.Set<WorkflowVersion>().CountAsync())).ShouldBe(0);
        page = await page.Form("importeren").SubmitAndFollowAsync();
        page.Text.ShouldContain("1 workflow geïmporteerd, waarvan 0 gepubliceerd.");

        page = await visitor.GetAsync($"{Root}/definities/proef");
        page.Document.QuerySelector("svg.portal-diagram").ShouldNotBeNull();
        page = await (await page.ClickAsync("Publiceren: versie 1")).Form("publiceren").SubmitAndFollowAsync();
        page.Text.ShouldContain("Versie 1 is gepubliceerd.");

        var file = await visitor.GetAsync($"{Root}/definities/proef/download?versie=1");
        (file.Response.Content.Headers.ContentDisposition?.FileName).ShouldNotBeNull().ShouldStartWith("workflow-definition-proef-");
        DefinitionReader.Read(file.Body).Definition.ShouldNotBeNull().Version.ShouldBe(1);
        using var zip = new ZipArchive(new MemoryStream((await visitor.GetAsync($"{Root}/download")).Bytes));
        zip.Entries.ShouldHaveSingleItem().Name.ShouldEndWith(".json");
    }

    [Fact]
    public async Task A_draft_with_errors_is_refused_with_the_step_and_the_reason()
    {
        await PublishAsync("izz", Flow("Eerste tekst"));
        await (await CheckAsync("""{ "definitionId": "proef", "name": "Proef", "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ { "type": "Niet.Bestaand", "id": "raar" } ] } }"""))
            .Form("importeren").SubmitAndFollowAsync();
        var page = await visitor.GetAsync($"{Root}/definities/proef/versies/2");
        page.FormOrNone("terugzetten").ShouldBeNull();
        page.Text.ShouldContain("Dit concept kan nog niet worden gepubliceerd");
        page = await page.Form("publiceren").SubmitAsync();
        page.Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("raar");
        (await InAsync("izz", db => db.Set<WorkflowVersion>().SingleAsync(v => v.PublishedAs != null))).Number.ShouldBe(1);

        page = await page.Form("weggooien").SubmitAndFollowAsync();
        page.Text.ShouldContain("Het concept is weggegooid.");
        (await visitor.GetAsync($"{Root}/definities/proef/versies/2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_versions_are_compared_and_the_older_one_comes_back()
    {
        await PublishAsync("izz", Flow("Eerste tekst"));
        await PublishAsync("izz", Flow("Tweede tekst"));
        var page = await visitor.GetAsync($"{Root}/definities/proef/vergelijken?van=1&naar=2");
        page.Text.ShouldContain("Gewijzigd:");
        page.Text.ShouldContain("tekst: was \u2018Eerste tekst\u2019, is nu \u2018Tweede tekst\u2019");
        (await visitor.GetAsync($"{Root}/definities/proef/vergelijken?van=1&naar=9")).Status.ShouldBe(HttpStatusCode.NotFound);

        page = await (await visitor.GetAsync($"{Root}/definities/proef/versies/1")).Form("terugzetten").SubmitAndFollowAsync();
        page.Text.ShouldContain("Versie 1 staat nu als concept klaar.");
        page = await page.Form("publiceren").SubmitAndFollowAsync();
        page.Text.ShouldContain("Versie 3 is gepubliceerd.");
    }

    [Theory]
    [InlineData("instanties")]
    [InlineData("importeren")]
    [InlineData("download")]
    [InlineData("koppelingen")]
    public async Task A_definition_may_bear_the_name_of_a_page(string id)
    {
        await PublishAsync("izz", Flow("Tekst").Replace("\"definitionId\": \"proef\"", $"\"definitionId\": \"{id}\"", StringComparison.Ordinal));
        (await (await visitor.GetAsync(Root)).ClickAsync("Proef")).Document.QuerySelector("svg.portal-diagram").ShouldNotBeNull();
        (await visitor.GetAsync($"{Root}/definities/{id}/download")).Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_version_is_tried_out_with_chosen_outcomes_and_nothing_is_kept()
    {
        await (await CheckAsync($$"""
            { "definitionId": "proef", "name": "Proef", "inputs": [ { "name": "Aantal", "type": "Int32" } ], "root": { "type": "Elsa.Flowchart", "id": "f", "activities": [
              { "type": "Portal.CheckRule", "id": "regel", "name": "De regel", "ruleKey": {{Literal("r")}} },
              { "type": "Elsa.WriteLine", "id": "ja", "text": {{Literal("het mag")}} }, { "type": "Elsa.WriteLine", "id": "nee", "text": {{Literal("het mag niet")}} } ],
              "connections": [ { "source": { "activity": "regel", "port": "True" }, "target": { "activity": "ja", "port": "In" } }, { "source": { "activity": "regel", "port": "False" }, "target": { "activity": "nee", "port": "In" } } ] } }
            """)).Form("importeren").SubmitAndFollowAsync();
        var page = await (await visitor.GetAsync($"{Root}/definities/proef")).ClickAsync("Uitproberen: versie 1");
        (await page.Form("uitproberen").Fill("Invoer.Aantal", "veel").SubmitAsync()).Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("Aantal");
        page = await page.Form("uitproberen").Fill("Invoer.Aantal", "3").Fill("Uitkomst.regel", "False").SubmitAsync();
        page.Text.ShouldContain("Regel het mag niet");
        page.Document.QuerySelectorAll(".portal-diagram__node--done").Length.ShouldBe(2);
        (await InAsync("izz", db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_shipped_definition_is_tried_out_to_its_end_with_an_answer_to_its_form()
    {
        await (await CheckAsync(await File.ReadAllTextAsync(Repository.Path("tenant-config", "workflows", "account.json")))).Form("importeren").SubmitAndFollowAsync();
        var page = await visitor.GetAsync($"{Root}/definities/portal.account/versies/1/uitproberen");
        page.Document.QuerySelector("input[name='Invoer.Mail'][required]").ShouldNotBeNull();
        page.Text.ShouldContain("Antwoord van Beoordelen: organisationId");
        (await page.Form("uitproberen").Force("Invoer.Mail", "").SubmitAsync()).Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("E-mailadres");
        page = await page.Form("uitproberen").Fill("Invoer.Organisatie", "Bouw BV").SubmitAsync();
        page.Text.ShouldContain("Taak Account voor Bouw BV, voor de rol voorbeeld");
        page.Text.ShouldContain("Antwoord Beoordelen: goedgekeurd");
        page.Text.ShouldContain("Status actief");
        page.Text.ShouldContain("goedgekeurd");
    }

    [Fact]
    public async Task Processes_go_on_in_another_version_after_a_look_at_where_they_are()
    {
        await PublishAsync("izz", Flow("Tekst"));
        var id = await StartAsync("izz");
        await PublishAsync("izz", Flow("Tekst").Replace("\"id\": \"taak\"", "\"id\": \"opdracht\"", StringComparison.Ordinal));
        var page = await (await visitor.GetAsync($"{Root}/definities/proef")).ClickAsync("Processen overzetten van versie 1");
        page.Document.QuerySelector("#Reden").ShouldBeNull();
        page.Document.QuerySelectorAll(".portal-facts dd").Select(d => d.TextContent.Trim()).ShouldBe(["1 proces", "Geen", "1 proces; de tabel zegt waarom"]);
        page.Text.ShouldContain("is er niet meer");
        page = await visitor.GetAsync($"{Root}/definities/proef/versies/1/overzetten?stap.taak=opdracht");
        (await page.Form("overzetten").SubmitAsync()).Text.ShouldContain("Vul de reden in");
        page = await page.Form("overzetten").Fill("Reden", "nieuwe stap").SubmitAndFollowAsync();
        page.Text.ShouldContain("Het proces gaat verder met de nieuwe versie.");
        await DrainAsync();
        (await visitor.GetAsync($"{Root}/instanties/{id}")).Text.ShouldContain("Proef, versie 2");
        (await visitor.GetAsync($"{Root}/definities/proef/versies/1/overzetten")).Text.ShouldContain("Er lopen geen processen meer");
    }

    [Fact]
    public async Task The_blocks_of_the_portal_come_as_a_file_for_the_designer()
    {
        using var zip = new ZipArchive(new MemoryStream((await visitor.GetAsync($"{Root}/blokken")).Bytes));
        zip.Entries.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_part_of_the_drawing_opens_by_itself()
    {
        await PublishAsync("izz", $$"""
            { "definitionId": "proef", "name": "Proef", "root": { "type": "Elsa.Sequence", "id": "root", "activities": [
              { "type": "Elsa.Sequence", "id": "deel", "name": "Het deel", "activities": [
                { "type": "Elsa.WriteLine", "id": "a", "name": "In het deel", "text": {{Literal("a")}} }, { "type": "Elsa.WriteLine", "id": "b", "text": {{Literal("b")}} } ] },
              { "type": "Elsa.WriteLine", "id": "na", "name": "Na het deel", "text": {{Literal("na")}} } ] } }
            """);
        (await visitor.GetAsync($"{Root}/definities/proef")).Document.QuerySelector("svg.portal-diagram").ShouldNotBeNull().TextContent.ShouldContain("Na het deel");
        var page = await (await visitor.GetAsync($"{Root}/definities/proef")).ClickAsync("Het deel");
        var drawing = page.Document.QuerySelector("svg.portal-diagram").ShouldNotBeNull().TextContent;
        drawing.ShouldContain("In het deel");
        drawing.ShouldNotContain("Na het deel");
        (await page.ClickAsync("Hele schema")).Document.QuerySelector("svg.portal-diagram").ShouldNotBeNull().TextContent.ShouldContain("Na het deel");
    }

    [Fact]
    public async Task An_instance_shows_where_it_is_and_no_value()
    {
        await PublishAsync("izz", Flow("Dossier van mevrouw Geheim"));
        var id = await StartAsync("izz");
        var page = await visitor.GetAsync($"{Root}/instanties/{id}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("#wachten tbody tr").Length.ShouldBe(1);
        // the task, and the sequence that holds it
        page.Document.QuerySelectorAll(".portal-diagram__node--live").Length.ShouldBe(2);
        page.Document.QuerySelectorAll(".portal-diagram__node--done").Length.ShouldBe(1);
        var now = page.Document.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Ga naar de stap die nu aan de beurt is", StringComparison.Ordinal)).GetAttribute("href").ShouldNotBeNull();
        page.Document.GetElementById(now.Split('#')[1]).ShouldNotBeNull().ClassList.ShouldContain("portal-diagram__node--live");
        page.Document.QuerySelector(".portal-diagram-now svg[width]").ShouldNotBeNull();
        page.Body.ShouldNotContain("Geheim");
        (await InAsync("izz", db => db.Set<AuditEvent>().CountAsync(e => e.Type == InstanceFile.Viewed && e.ObjectId == id))).ShouldBe(1);
        (await visitor.GetAsync($"{Root}/instanties?filter-workflow=proef&filter-stand=Suspended")).Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(1);
        (await visitor.GetAsync($"{Root}/instanties?filter-stand=Faulted")).Text.ShouldContain("Er zijn geen processen in deze selectie.");
    }

    [Fact]
    public async Task A_step_that_failed_is_skipped_with_an_outcome_and_the_process_goes_on()
    {
        await PublishAsync("izz", Choice);
        var id = await StartAsync("izz");
        (await visitor.GetAsync("")).Text.ShouldContain("1 fout houdt een proces tegen");
        var page = await (await visitor.GetAsync($"{Root}/instanties/{id}")).ClickAsync("Beslissen over Keuze");
        var refused = await page.Form("overslaan").Force("Outcome", "Misschien").SubmitAsync();
        refused.Text.ShouldContain("Kies een van de uitkomsten van deze stap.");
        var twice = page.Form("opnieuw");
        page = await page.Form("overslaan").Fill("Outcome", "False").SubmitAndFollowAsync();
        page.Text.ShouldContain("De stap wordt overgeslagen.");
        page.Text.ShouldContain("Petra Beheerder heeft beslist");
        (await twice.SubmitAsync()).Text.ShouldContain("Hierover is al beslist.");
        await DrainAsync();
        page = await visitor.GetAsync($"{Root}/instanties/{id}");
        page.Text.ShouldContain("Overgeslagen door Petra Beheerder");
        (await visitor.GetAsync("")).Text.ShouldNotContain("houdt een proces tegen");
        page.Document.QuerySelectorAll("#wachten tbody tr td")[0].TextContent.ShouldContain("nee");
    }

    [Fact]
    public async Task A_retry_shows_what_came_of_it_and_a_stopped_step_stands_among_the_faults_alone()
    {
        await PublishAsync("izz", Choice);
        var id = await StartAsync("izz");
        var page = await visitor.GetAsync($"{Root}/instanties/{id}");
        page.Document.QuerySelector("#fouten").ShouldNotBeNull().TextContent.ShouldContain("Keuze");
        page.Document.QuerySelector("#wachten").ShouldNotBeNull().TextContent.ShouldNotContain("Keuze");
        page = await page.ClickAsync("Beslissen over Keuze");
        var retried = page.Form("opnieuw").SubmitAndFollowAsync();
        while (!retried.IsCompleted)
        {
            await DrainAsync();
        }

        page = await retried;
        page.Text.ShouldContain("De stap is opnieuw gedaan. Het proces is weer gestopt door een fout.");
        page.Document.QuerySelectorAll("#fouten tbody tr").Length.ShouldBe(2);
        page.Text.ShouldContain("Opnieuw gedaan door Petra Beheerder");
    }

    [Fact]
    public async Task Processes_that_stopped_alike_are_tried_again_together()
    {
        (await visitor.GetAsync($"{Root}/incidenten")).Text.ShouldContain("Er is geen proces gestopt door een fout.");
        await PublishAsync("izz", Choice);
        await StartAsync("izz");
        await StartAsync("izz");
        var page = await (await visitor.GetAsync(Root)).ClickAsync("Fouten");
        page.Document.QuerySelectorAll("#tabel tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("2");
        (await page.Form("opnieuw").SubmitAsync()).Text.ShouldContain("Kies welke fouten.");
        var option = page.Document.QuerySelectorAll("select[name=Groep] option").Last().GetAttribute("value").ShouldNotBeNull();
        var (first, second) = (page.Form("opnieuw").Fill("Groep", option), page.Form("opnieuw").Fill("Groep", option));
        page = await first.SubmitAndFollowAsync();
        page.Text.ShouldContain("2 processen proberen het opnieuw.");
        page.Text.ShouldContain("Er is geen proces gestopt door een fout.");
        (await second.SubmitAsync()).Text.ShouldContain("Hierover is al beslist.");
    }

    [Fact]
    public async Task A_process_is_cancelled_after_a_question()
    {
        await PublishAsync("izz", Flow("Tekst"));
        var id = await StartAsync("izz");
        var page = await (await visitor.GetAsync($"{Root}/instanties/{id}")).ClickAsync("Proces annuleren");
        page.Text.ShouldContain("U kunt dit niet ongedaan maken.");
        (await page.Form("annuleren").Force("Reden", " ").SubmitAsync()).Text.ShouldContain("Vul de reden in");
        page = await page.Form("annuleren").Fill("Reden", "dubbel gestart").SubmitAndFollowAsync();
        page.Text.ShouldContain("Het proces wordt geannuleerd.");
        (await InAsync("izz", db => db.Set<AuditEvent>().Where(e => e.Type == "portal.workflow-annuleren").Select(e => e.Detail).SingleAsync())).ShouldBe("dubbel gestart");
        await DrainAsync();
        page = await visitor.GetAsync($"{Root}/instanties/{id}");
        page.Text.ShouldContain("Geannuleerd door Petra Beheerder");
        page.Text.ShouldContain("Reden dubbel gestart");
        page.Document.QuerySelectorAll("#logboek tbody tr").ShouldContain(r => r.TextContent.Contains("Het hele proces") && r.TextContent.Contains("Petra Beheerder"));
        (await visitor.GetAsync($"{Root}/instanties/{id}/annuleren")).Text.ShouldContain("Dit proces is al afgelopen.");
    }

    [Fact]
    public async Task What_somebody_asked_is_found_by_its_reference_and_shows_how_it_ended()
    {
        await PublishAsync("izz", Flow("Tekst").Replace("\"definitionId\": \"proef\"", "\"definitionId\": \"portal.account\"", StringComparison.Ordinal));
        var request = await AsAsync("izz", s => s.GetRequiredService<StartRequest>().HandleAsync(
            new("portal.account", Guid.NewGuid(), "De Linde", new Dictionary<string, object?>()) { Requester = new("Jan de Vries", "jan@linde.example") }, default));
        await DrainAsync();
        var page = await visitor.GetAsync($"{Root}/instanties?zoek={request.Value.Reference}");
        page.Document.QuerySelectorAll("#tabel tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("De Linde");
        (await visitor.GetAsync($"{Root}/instanties?zoek=vries")).Text.ShouldContain("Dit is geen kenmerk en geen e-mailadres.");
        (await visitor.GetAsync($"{Root}/instanties?zoek=12345678")).Text.ShouldContain("Er zijn geen processen in deze selectie.");
        page = await page.ClickAsync("Account aanvragen: De Linde");
        page.Text.ShouldContain("Jan de Vries, jan@linde.example");
        page.Text.ShouldContain("Afgerond Nee");
        var cancel = await (await page.ClickAsync(Show.Moment(request.Value.At))).ClickAsync("Proces annuleren");
        cancel.Text.ShouldContain("Wie dit heeft aangevraagd, krijgt daar bericht van.");
        await cancel.Form("annuleren").Fill("Reden", "dubbel").SubmitAsync();
        await DrainAsync();
        (await visitor.GetAsync($"{Root}/aanvragen/{request.Value.Id}")).Text.ShouldContain("Status Geannuleerd");
    }

    [Fact]
    public async Task An_instance_or_definition_of_another_tenant_does_not_exist()
    {
        await PublishAsync("inszo", Choice);
        var id = await StartAsync("inszo");
        var incident = await InAsync("inszo", db => db.Set<WorkflowIncident>().Select(i => i.Id).SingleAsync());
        foreach (var address in (string[])[$"instanties/{id}", $"instanties/{id}/annuleren", $"aanvragen/{Guid.NewGuid()}", $"incidenten/{incident}", "definities/proef", "definities/proef/download", "definities/proef/versies/1", "koppelingen/bestaat-niet"])
        {
            (await visitor.GetAsync($"{Root}/{address}")).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await visitor.GetAsync($"{Root}/instanties")).Text.ShouldContain("Er is nog geen workflow gestart.");
    }

    [Theory]
    [InlineData("hoofdgebruiker@zorggroep-voorbeeld.example")]
    [InlineData("balie@accountbeheer.example")]
    public async Task Who_lacks_the_right_does_not_get_in(string mail)
    {
        var (other, _) = await portal.EnterAsync(mail);
        foreach (var address in (string[])["", "/importeren", "/instanties", "/incidenten", "/download", "/koppelingen", "/koppelingen/portal.account"])
        {
            (await other.GetAsync(Root + address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task What_is_no_workflow_is_named_in_the_report_and_nothing_is_imported()
    {
        var page = await CheckAsync("geen json");
        page.Text.ShouldContain("Niets: dit bestand kan niet");
        page.Text.ShouldContain("Er is niets om te importeren.");
        var empty = await (await visitor.GetAsync($"{Root}/importeren")).Form("controleren").SubmitAsync();
        empty.Text.ShouldContain("Kies een of meer bestanden.");
        (await page.Form("importeren").Force("Inhoud", "onzin").SubmitAsync()).Text.ShouldContain("Er is niets om te importeren.");
    }

    private async Task<VisitedPage> CheckAsync(string json) =>
        await (await visitor.GetAsync($"{Root}/importeren")).Form("controleren").Attach("Bestanden", "proef.json", Encoding.UTF8.GetBytes(json)).SubmitAsync();

    private async Task PublishAsync(string tenant, string json) => await AsAsync(tenant, async services =>
    {
        var store = services.GetRequiredService<WorkflowStore>();
        var definition = DefinitionReader.Read(json).Definition.ShouldNotBeNull();
        (await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.File, null, default), definition, default)).Refusals.ShouldBeEmpty();
        return true;
    });

    private async Task<Guid> StartAsync(string tenant)
    {
        var id = await AsAsync(tenant, async services =>
        {
            var started = await services.GetRequiredService<StartWorkflow>().AddAsync(new("proef", new Dictionary<string, object?>()), default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            return started.ShouldNotBeNull().Id;
        });
        await DrainAsync();
        return id;
    }

    private Task DrainAsync() => portal.Services.GetRequiredService<JobPump>().DrainAsync();

    private Task<T> InAsync<T>(string tenant, Func<PortalDbContext, Task<T>> work) => AsAsync(tenant, services => work(services.GetRequiredService<PortalDbContext>()));

    private async Task<T> AsAsync<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant).ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static string Literal(string text) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }""";

    /// <summary>Writes a line and waits for a task.</summary>
    private static string Flow(string line) => $$"""
        {
          "definitionId": "proef", "name": "Proef",
          "root": { "type": "Elsa.Sequence", "id": "root", "activities": [
            { "type": "Elsa.WriteLine", "id": "regel", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{line}}" } } },
            { "type": "Elsa.RunTask", "id": "taak", "taskName": {{Literal("iets")}} } ] }
        }
        """;

    /// <summary>A choice whose condition fails, with a task behind each answer.</summary>
    private static readonly string Choice = $$"""
        {
          "definitionId": "proef", "name": "Proef",
          "root": { "type": "Elsa.Flowchart", "id": "root",
            "activities": [
              { "type": "Elsa.FlowDecision", "id": "keuze", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "getInput('Naam').length > 2" } } },
              { "type": "Elsa.RunTask", "id": "ja", "name": "ja", "taskName": {{Literal("ja")}} },
              { "type": "Elsa.RunTask", "id": "nee", "name": "nee", "taskName": {{Literal("nee")}} } ],
            "connections": [
              { "source": { "activity": "keuze", "port": "True" }, "target": { "activity": "ja", "port": "In" } },
              { "source": { "activity": "keuze", "port": "False" }, "target": { "activity": "nee", "port": "In" } } ] }
        }
        """;
}
