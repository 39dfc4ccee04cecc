using System.Net;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Tasks;

/// <summary>The work list and the page of a task, as the desk and a customer use them.</summary>
public sealed class WorkListPageTests : IAsyncLifetime
{
    private const string Desk = "balie@accountbeheer.example";

    // no worker runs by itself, so that a test sees what is before and what is after a step
    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoRequests"] = "false" });
    private Visitor desk = new(new());

    public async Task InitializeAsync() => (desk, _) = await portal.EnterAsync(Desk);

    public async Task DisposeAsync()
    {
        desk.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task The_desk_picks_a_task_up_decides_and_comes_back_to_an_empty_list()
    {
        (await desk.GetAsync("werklijst")).Text.ShouldContain("Er wachten geen taken.");
        var task = await AskAsync(Approval());
        (await desk.GetAsync("")).Document.QuerySelector(".portal-counts").ShouldNotBeNull().TextContent.ShouldContain("taak wacht");
        var list = await desk.GetAsync("werklijst");
        list.Document.QuerySelectorAll(".portal-account a[href=werklijst] .portal-nav__badge").ShouldHaveSingleItem().TextContent.ShouldBe("1(1 open taak)");
        list.Text.ShouldContain("1 taak: 0 van u, 1 vrij");
        var page = await list.ClickAsync("Aanmelding beoordelen");
        page.Text.ShouldContain("Praktijk Beekzicht");
        page = await page.Form("oppakken").SubmitAndFollowAsync();
        page.Text.ShouldContain("Uw collega's zien dat u met deze taak bezig bent.");
        (await desk.GetAsync("werklijst?filter-bezig=Mine")).Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(1);
        (await desk.GetAsync("werklijst?filter-soort=Provider")).Text.ShouldContain("Er zijn geen taken in deze selectie.");
        page = await page.Form("loslaten").SubmitAndFollowAsync();
        page.Text.ShouldContain("De taak is weer vrij");

        page = await page.Form("besluiten").Fill("Besluit", "Approved").Fill("Toelichting", "In orde").SubmitAndFollowAsync();
        page.Address.AbsolutePath.ShouldEndWith("/werklijst");
        page.Text.ShouldContain("Uw besluit is verwerkt: Goedgekeurd.");
        page.Text.ShouldContain("Er wachten geen taken.");
        page.Document.QuerySelector("a[href=werklijst] .portal-nav__badge").ShouldBeNull();

        var gone = await desk.GetAsync($"werklijst/{task}");
        gone.Status.ShouldBe(HttpStatusCode.Gone);
        gone.Text.ShouldContain("Over deze taak is al besloten: Goedgekeurd");
        gone.Text.ShouldNotContain("Praktijk Beekzicht");
        (await InAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Type == TaskFile.Viewed && e.ObjectId == task))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_desk_finds_a_task_by_the_reference_that_the_requester_reads_out()
    {
        await AskAsync(Approval());
        await AskAsync(Approval().Replace("Aanmelding beoordelen", "Iets anders", StringComparison.Ordinal));
        var request = await AsAsync("izz", async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var request = new PortalRequest { Kind = "portal.account", FormKey = Guid.NewGuid(), Title = "De Linde", Status = "aangevraagd", At = DateTimeOffset.UtcNow };
            db.Add(request);
            await db.SaveChangesAsync();
            var first = await db.Set<WorkTask>().OrderBy(t => t.Id).Select(t => t.InstanceId).FirstAsync();
            await db.Set<WorkflowInstance>().Where(i => i.Id == first).ExecuteUpdateAsync(set => set.SetProperty(i => i.RequestId, request.Id));
            return request;
        });
        var list = await desk.GetAsync("werklijst");
        list.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(2);
        list.Text.ShouldContain(request.Reference);
        foreach (var typed in new[] { request.Reference, request.Reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) })
        {
            (await desk.GetAsync($"werklijst?zoek={typed}")).Document.QuerySelectorAll("#tabel tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Aanmelding beoordelen");
        }

        (await (await desk.GetAsync($"werklijst?zoek={request.Reference}")).ClickAsync("Aanmelding beoordelen")).Text.ShouldContain($"Kenmerk {request.Reference}");
        (await desk.GetAsync("werklijst?zoek=00000000")).Text.ShouldContain("Er is geen taak bij kenmerk 0000-0000");
        var wrong = await desk.GetAsync("werklijst?zoek=Linde");
        wrong.Document.QuerySelector("#zoek[aria-invalid=true]").ShouldNotBeNull();
        wrong.Text.ShouldContain("Dit is geen kenmerk.");
        wrong.Document.QuerySelector("#tabel tbody tr").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_decision_is_refused()
    {
        var task = await AskAsync(Verification());
        var page = await desk.GetAsync($"werklijst/{task}");
        page = await page.Form("besluiten").Fill("Besluit", "Verified").Fill("Punt-1", "true").Fill("Bevinding-2", "Nog nakijken").Fill("Gegeven-1", "Beekzicht Zuid").SubmitAsync();
        page.Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("Controleer eerst: Adres klopt");
        page.Document.QuerySelectorAll("form button").Count(b => b.TextContent is "Pak deze taak op" or "Geef de taak weer vrij").ShouldBe(1);
        var form = page.Form("besluiten");
        (form["Besluit"], form["Punt-1"], form["Punt-2"], form["Bevinding-2"], form["Gegeven-1"]).ShouldBe(("Verified", "true", null, "Nog nakijken", "Beekzicht Zuid"));
        (await form.Fill("Punt-2", "true").SubmitAndFollowAsync()).Text.ShouldContain("Uw besluit is verwerkt: Gecontroleerd.");
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_was_decided()
    {
        var task = await AskAsync(Approval());
        var page = await desk.GetAsync($"werklijst/{task}");
        var (first, second) = (page.Form("besluiten").Fill("Besluit", "Rejected").Fill("Toelichting", "Onbekend"), page.Form("besluiten").Fill("Besluit", "Approved").Fill("Toelichting", "Alles nagekeken"));
        await first.SubmitAsync();
        var late = await second.SubmitAsync();
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Over deze taak is al besloten: Afgewezen");
        late.Text.ShouldContain("Uw besluit is niet verwerkt");
        late.Text.ShouldContain("Alles nagekeken");
        (await page.Form("oppakken").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Of_several_approvals_it_says_how_many_are_missing()
    {
        var task = await AskAsync(Approval(""", "requiredApprovals": { "typeName": "Int32", "expression": { "type": "Literal", "value": 2 } }"""));
        var page = await (await desk.GetAsync($"werklijst/{task}")).Form("besluiten").Fill("Besluit", "Approved").SubmitAndFollowAsync();
        page.Text.ShouldContain("Er is daarna nog 1 goedkeuring van een ander nodig.");
        page.Text.ShouldContain("Er wachten geen taken.");
        page = await desk.GetAsync($"werklijst/{task}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("U hebt over deze taak al besloten.");
        page.Document.QuerySelector("form[action*='besluiten'], input[name='Besluit']").ShouldBeNull();
    }

    [Fact]
    public async Task Who_asked_reads_that_a_colleague_decides()
    {
        var me = await InAsync(db => db.Set<Engine.Access.Account>().Where(a => a.Mail == Desk).Select(a => a.Id).SingleAsync());
        var task = await AskAsync(Approval(), me);
        (await desk.GetAsync("werklijst")).Text.ShouldContain("Er wachten geen taken.");
        var page = await desk.GetAsync($"werklijst/{task}");
        page.Text.ShouldContain("U mag over deze taak niet zelf besluiten.");
        page.Document.QuerySelector("input[name='Besluit']").ShouldBeNull();
    }

    [Fact]
    public async Task A_task_of_others_and_one_that_never_was_are_the_same_to_see()
    {
        var task = await AskAsync(Approval());
        var (admin, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        var (elsewhere, _) = await portal.EnterAsync("balie@servicedesk-bedrijfszorg.example");
        foreach (var other in (Visitor[])[admin, elsewhere])
        {
            (await other.GetAsync($"werklijst/{task}")).Status.ShouldBe(HttpStatusCode.NotFound);
            var list = await other.GetAsync("werklijst");
            list.Text.ShouldContain("Er wachten geen taken.");
            list.Document.QuerySelector("a[href=werklijst]").ShouldNotBeNull();
            list.Document.QuerySelector("a[href=werklijst] .portal-nav__badge").ShouldBeNull();
        }

        (await desk.GetAsync($"werklijst/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await InAsync(db => db.Set<Grant>().Where(g => g.Role == "servicedesk").ExecuteDeleteAsync());
        (await desk.GetAsync($"werklijst/{task}")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_desk_chooses_organisation_and_roles_of_a_new_account()
    {
        var task = await AskAsync(Approval(Text("formKey", "account"), """{"Klantnummer":"100200","Rollen":["gebruiker"]}"""));
        var page = await desk.GetAsync($"werklijst/{task}");
        page.Text.ShouldContain("100200 Zorggroep Voorbeeld", customMessage: "the number of a customer leaves nothing to choose");
        page = await page.Form("besluiten").Fill("Besluit", "Approved").Fill("Toelichting", "Gebeld").Fill("zoek", "zorg").SubmitAsync("Zoeken", "ja");
        var refused = await page.Form("besluiten").SubmitAsync();
        refused.Text.ShouldContain("Kies een organisatie.");
        var chosen = await InAsync(db => db.Set<Organisation>().Where(o => o.Number == "100200").Select(o => o.Id).SingleAsync());
        page = await page.Form("besluiten").SubmitAsync("Kies", chosen.ToString());
        (page.Form("besluiten")["Besluit"], page.Form("besluiten")["Toelichting"]).ShouldBe(("Approved", "Gebeld"));
        page.Form("besluiten")["Toegang"].ShouldBe("gebruiker|alle");
        refused = await page.Form("besluiten").Clear("Toegang").Fill("Besluit", "Approved").SubmitAsync();
        refused.Text.ShouldContain("Kies ten minste één rol.");
        (await page.Form("besluiten").Force("Toegang", "beheerder|alle").Fill("Besluit", "Approved").SubmitAsync()).Text.ShouldContain("U kunt alleen rollen en contracten geven");
        page = await page.Form("besluiten").Fill("Besluit", "Approved").SubmitAndFollowAsync();
        page.Text.ShouldContain("Uw besluit is verwerkt: Goedgekeurd.");
        await DrainAsync();
        var organisation = await InAsync(db => db.Set<Organisation>().SingleAsync(o => o.Number == "100200"));
        (await LineAsync()).ShouldBe($$"""{"organisationId":"{{organisation.Id}}","organisation":"Zorggroep Voorbeeld","roles":["gebruiker|alle"]}""");
    }

    [Fact]
    public async Task The_desk_brings_a_file_that_a_process_asks_for()
    {
        var task = await AskAsync($$"""{ "type": "Portal.AwaitUpload", "id": "a"{{Value("roles", "List<String>", """["servicedesk"]""")}}{{Value("documentKinds", "List<String>", """["Uittreksel KvK"]""")}} }""");
        var page = await desk.GetAsync($"werklijst/{task}");
        page.Text.ShouldContain("Uittreksel KvK");
        (await page.Form("besluiten").SubmitAsync()).Text.ShouldContain("Kies een bestand.");
        (await page.Form("besluiten").Attach("Bestanden", "a.pdf", "geen pdf"u8.ToArray()).SubmitAsync()).Text.ShouldContain("Kies een PDF, JPG of PNG.");
        page = await page.Form("besluiten").Attach("Bestanden", "a.pdf", "%PDF-1.7"u8.ToArray()).SubmitAndFollowAsync();
        page.Text.ShouldContain("Uw bestanden zijn verstuurd.");
    }

    [Fact]
    public async Task A_task_that_asks_for_words_has_a_kind_of_its_own_and_is_due_on_a_working_day()
    {
        var task = await AskAsync(Approval(Text("formKey", "tekst") + Value("decisions", "List<String>", """["Approve"]""")));
        // Saturday at midnight, which is over when Friday is
        await InAsync(db => db.Set<WorkTask>().Where(t => t.Id == task).ExecuteUpdateAsync(set => set.SetProperty(t => t.DueAt, new DateTimeOffset(2030, 11, 30, 0, 0, 0, TimeSpan.FromHours(1)).ToUniversalTime())));
        var list = await desk.GetAsync("werklijst?filter-soort=Answer");
        list.Document.QuerySelectorAll("#tabel tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Beantwoorden");
        list.Text.ShouldContain("vr 29-11-2030");
        list.Document.QuerySelectorAll("select[name=filter-soort] option").Select(o => o.TextContent).ShouldContain("Beantwoorden");
        (await desk.GetAsync("werklijst?filter-soort=Approval")).Text.ShouldContain("Er zijn geen taken in deze selectie.");
        (await desk.GetAsync($"werklijst/{task}")).Text.ShouldContain("vr 29-11-2030");
    }

    [Fact]
    public async Task Nothing_is_said_of_an_organisation_before_somebody_looked_and_roles_have_their_names()
    {
        var task = await AskAsync(Approval(Text("formKey", "account"), """{"Klantnummer":"999999","Rollen":["gebruiker"]}"""));
        var page = await desk.GetAsync($"werklijst/{task}");
        page.Text.ShouldNotContain("Er is geen organisatie gevonden");
        page.Text.ShouldMatch(@"Rollen\s*Gebruiker");
        (await page.Form("besluiten").SubmitAsync("Zoeken", "ja")).Text.ShouldContain("Er is geen organisatie gevonden");

        // who is not known yet is registered from here, and found when the desk comes back
        var register = await page.ClickAsync("Registreer de organisatie");
        register.Form("organisatie")["Number"].ShouldBe("999999");
        (await register.Form("organisatie").Fill("Name", "Zorggroep Nieuw").SubmitAndFollowAsync()).Text.ShouldContain("999999 Zorggroep Nieuw");
    }

    private static string Approval(string more = "", string data = """{"Praktijk":"Praktijk Beekzicht"}""") => $$"""
        { "type": "Portal.AwaitApproval", "id": "a"{{Text("title", "Aanmelding beoordelen")}}{{Value("roles", "List<String>", """["servicedesk"]""")}}{{Value("data", "ObjectDictionary", data)}}{{more}},
          "formData": { "typeName": "Object", "memoryReference": { "id": "v" } } }
        """;

    private static string Verification() => $$"""
        { "type": "Portal.AwaitVerification", "id": "a"{{Text("queue", "servicedesk")}}{{Value("checklist", "List<String>", """["AGB-code klopt","Adres klopt"]""")}}{{Value("subject", "ObjectDictionary", """{"Praktijk":"Beekzicht"}""")}}{{Value("correctable", "List<String>", """["Praktijk"]""")}} }
        """;

    private static string Text(string name, string value) => $", \"{name}\": {{ \"typeName\": \"String\", \"expression\": {{ \"type\": \"Literal\", \"value\": \"{value}\" }} }}";

    private static string Value(string name, string type, string json) => $", \"{name}\": {{ \"typeName\": \"{type}\", \"expression\": {{ \"type\": \"Object\", \"value\": {System.Text.Json.JsonSerializer.Serialize(json)} }} }}";

    /// <summary>Starts a definition that asks for a task.</summary>
    /// <returns>The task.</returns>
    private async Task<Guid> AskAsync(string activity, Guid? startedBy = null)
    {
        await AsAsync("izz", async services =>
        {
            var definition = DefinitionReader.Read($$"""
                { "definitionId": "taak", "name": "Aanmelding", "variables": [ { "id": "v", "name": "V", "typeName": "Object" } ], "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ {{activity}},
                  { "type": "Elsa.WriteLine", "id": "w", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "JSON.stringify(getV())" } } } ] } }
                """).Definition.ShouldNotBeNull();
            var store = services.GetRequiredService<WorkflowStore>();
            (await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.File, null, default), definition, default)).Refusals.ShouldBeEmpty();
            (await services.GetRequiredService<StartWorkflow>().AddAsync(new("taak", new Dictionary<string, object?>()) { StartedBy = startedBy }, default)).ShouldNotBeNull();
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await DrainAsync();
        return await InAsync(db => db.Set<WorkTask>().OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync());
    }

    private Task<string> LineAsync() => AsAsync("izz", async services =>
    {
        var record = await services.GetRequiredService<PortalDbContext>().Set<WorkflowRecord>().SingleAsync(r => r.Line != null);
        return services.GetRequiredService<Engine.Data.Encryption.FieldProtector>().Reveal("workflow.line", record.Line.ShouldNotBeNull());
    });

    private Task DrainAsync() => portal.Services.GetRequiredService<JobPump>().DrainAsync();

    private Task<T> InAsync<T>(Func<PortalDbContext, Task<T>> work) => AsAsync("izz", services => work(services.GetRequiredService<PortalDbContext>()));

    private async Task<T> AsAsync<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant).ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
