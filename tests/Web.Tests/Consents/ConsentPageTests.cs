using System.Text.RegularExpressions;
using Engine.Audit;
using Engine.Data;
using Engine.Documents;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Ui;
using Engine.Workflows.Consents;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Databases;
using Testing.Http;

namespace Web.Tests.Consents;

/// <summary>The pages of mailed questions, as people without an account and staff see them.</summary>
public sealed partial class ConsentPageTests : IAsyncDisposable
{
    private readonly TenantFilesCopy files = new();
    private readonly PortalFactory portal;
    private readonly Visitor visitor;

    public ConsentPageTests()
    {
        var texts = Directory.CreateDirectory(Path.Combine(files.Path, "texts", "proef.doorsturen")).FullName;
        File.WriteAllText(Path.Combine(texts, "2026-1.md"), "Onderwerp: Mogen wij uw aanvraag doorsturen?\n\nWij sturen dan:\n\n- uw naam\n- uw adres");
        portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["TenantConfig"] = files.Path });
        visitor = portal.Visit("izz.localhost");
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
        files.Dispose();
    }

    [Fact]
    public async Task Who_gives_consent_reads_the_words_decides_and_keeps_the_proof()
    {
        var link = await AskAsync();
        var until = DateTimeOffset.UtcNow.AddDays(3);
        await InAsync(db => db.Set<ConsentRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, until)));
        var page = await visitor.GetAsync(link);
        page.Text.ShouldContain("Deze vraag is voor Jan de Vries.");
        page.Text.ShouldContain("Werkgever Bakkerij Smit");
        page.Text.ShouldNotContain("Bewijs");
        page.Text.ShouldContain("Dan kunt u die later altijd intrekken. U kunt antwoorden tot " + Show.Moment(until));
        page = await page.Form("antwoord").Fill("Toelichting", "Graag per mail").SubmitAndFollowAsync("Antwoord", "ja");
        page.Text.ShouldContain("U hebt toestemming gegeven op");
        page.Text.ShouldContain("Graag per mail");
        page.Text.ShouldNotContain("U kunt antwoorden tot ");
        var text = await InAsync(db => db.Set<ConsentText>().SingleAsync());
        page.Text.ShouldContain(text.Hash);
        page.Text.ShouldContain("Waarvoor Mogen wij uw aanvraag doorsturen?");
        page.Text.ShouldContain("versie 2026-1");
        page.FormOrNone("antwoord").ShouldBeNull();
        (await visitor.GetAsync(link)).Text.ShouldContain("Bewijs");
    }

    [Fact]
    public async Task Opening_the_link_again_and_again_without_sending_changes_nothing()
    {
        var link = await AskAsync();
        for (var i = 0; i < 5; i++)
        {
            await portal.Visit("izz.localhost").GetAsync(link);
        }

        (await InAsync(db => db.Set<ConsentRequest>().SingleAsync())).State.ShouldBe(ConsentState.Pending);
        (await InAsync(db => db.Set<ConsentLine>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_post_without_form_token_decides_nothing()
    {
        var link = await AskAsync();
        var page = await visitor.GetAsync(link);
        await page.Form("antwoord").Clear("__RequestVerificationToken").SubmitAsync("Antwoord", "ja");
        (await InAsync(db => db.Set<ConsentRequest>().SingleAsync())).State.ShouldBe(ConsentState.Pending);
    }

    [Fact]
    public async Task Who_presses_no_button_is_asked_to_choose_and_keeps_what_was_typed()
    {
        var page = await visitor.GetAsync(await AskAsync());
        page = await page.Form("antwoord").Fill("Toelichting", "Even denken").SubmitAsync();
        page.Text.ShouldContain(DecideConsent.NoAnswer.Message);
        page.Form("antwoord")["Toelichting"].ShouldBe("Even denken");
    }

    [Fact]
    public async Task Of_two_windows_the_second_reads_what_was_decided()
    {
        var link = await AskAsync();
        var (first, second) = (await visitor.GetAsync(link), await portal.Visit("izz.localhost").GetAsync(link));
        await first.Form("antwoord").SubmitAndFollowAsync("Antwoord", "nee");
        var page = await second.Form("antwoord").SubmitAsync("Antwoord", "ja");
        page.Text.ShouldContain(DecideConsent.Closed.Message);
        page.Text.ShouldContain("U hebt geen toestemming gegeven.");
        page = await first.Form("antwoord").SubmitAsync("Antwoord", "nee");
        page.Text.ShouldNotContain(DecideConsent.Closed.Message, customMessage: "who pressed twice reads the same as who pressed once");
    }

    [Fact]
    public async Task What_was_given_is_taken_back_on_the_same_page()
    {
        var page = await visitor.GetAsync(await AskAsync());
        page = await page.Form("antwoord").SubmitAndFollowAsync("Antwoord", "ja");
        page = await page.Form("intrekken").SubmitAndFollowAsync();
        page.Text.ShouldContain("U hebt uw toestemming ingetrokken op");
        page.Document.QuerySelector("[aria-labelledby=bewijs]").ShouldNotBeNull().TextContent.ShouldContain("Toestemming ingetrokken");
        var (staff, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await staff.GetAsync("beheer/toestemmingen")).Text.ShouldContain(", ingetrokken ");
        staff.Dispose();
        page.FormOrNone("intrekken").ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_link_and_that_of_another_tenant_look_the_same()
    {
        var link = await AskAsync();
        var unknown = (await visitor.GetAsync("toestemming/izz.0")).Text;
        unknown.ShouldContain(DecideConsent.Unknown.Message);
        (await visitor.GetAsync(link.Replace("toestemming", "ondertekenen", StringComparison.Ordinal))).Text.ShouldContain(DecideConsent.Unknown.Message);
        var (here, elsewhere) = (portal.Visit("mijnzz.localhost"), portal.Visit("mijnzz.localhost"));
        (await here.GetAsync(link)).Text.ShouldBe((await elsewhere.GetAsync("toestemming/mijnzz.0")).Text);
    }

    [Fact]
    public async Task A_decided_an_expired_and_a_cancelled_question_say_so()
    {
        var link = await AskAsync();
        foreach (var (state, text, shows) in new[]
        {
            (ConsentState.Refused, "U hebt geen toestemming gegeven", true), (ConsentState.Expired, "De tijd om te antwoorden is voorbij", false), (ConsentState.Cancelled, "Uw antwoord is niet meer nodig", false),
            (ConsentState.Undeliverable, "Deze vraag is gesloten", false),
        })
        {
            await InAsync(db => db.Set<ConsentRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow)));
            var page = await visitor.GetAsync(link);
            page.Text.ShouldContain(text);
            page.Text.Contains("Bakkerij Smit", StringComparison.Ordinal).ShouldBe(shows, "what it is about is shown as proof of a decision, and else no more");
            page.FormOrNone("antwoord").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Answers_from_one_address_are_limited()
    {
        var page = await visitor.GetAsync("toestemming/izz.0");
        var token = (await visitor.GetAsync("inloggen")).Form("inloggen")["__RequestVerificationToken"] ?? "";
        var last = page;
        for (var i = 0; i < 11; i++)
        {
            last = await visitor.SendAsync(new(HttpMethod.Post, page.Address)
            {
                Content = new FormUrlEncodedContent([new("_handler", "antwoord"), new("__RequestVerificationToken", token), new("Antwoord", "ja")]),
            });
            last.Status.ShouldBe(i < 10 ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.TooManyRequests);
        }
    }

    [Theory]
    [InlineData(ConsentState.Pending)]
    [InlineData(ConsentState.Granted)]
    public async Task A_link_that_is_past_its_time_shows_no_data_and_opens_no_document(ConsentState state)
    {
        var (asked, signed) = (await AskAsync(), await SignAsync());
        await InAsync(db => db.Set<ConsentRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state)));
        (await visitor.GetAsync(asked)).Text.ShouldContain("Bakkerij Smit");
        (await visitor.GetAsync($"{signed}/document")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await InAsync(db => db.Set<ConsentLink>().ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, DateTimeOffset.UtcNow.AddMinutes(-1))));
        (await visitor.GetAsync(asked)).Text.ShouldNotContain("Bakkerij Smit");
        (await visitor.GetAsync(signed)).Body.ShouldNotContain("/document\"");
        (await visitor.GetAsync($"{signed}/document")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await InAsync(db => db.Set<ConsentLink>().ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, (DateTimeOffset?)null)));
        await InAsync(db => db.Set<ConsentRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1))));
        (await visitor.GetAsync($"{signed}/document")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await InAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.document-openen"))).ShouldBe(1, "each time that it is opened stands in the log, and a refusal gives nothing");
    }

    [Fact]
    public async Task Documents_that_one_address_opens_by_link_are_limited()
    {
        for (var i = 0; i < 21; i++)
        {
            (await visitor.GetAsync("ondertekenen/izz.0/document")).Status.ShouldBe(i < 20 ? System.Net.HttpStatusCode.NotFound : System.Net.HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task The_signer_downloads_the_document_and_signs()
    {
        var link = await SignAsync();
        var page = await visitor.GetAsync(link);
        var file = await page.ClickAsync("machtiging.txt");
        (file.Body, file.Response.Content.Headers.ContentDisposition?.DispositionType).ShouldBe(("Hierbij machtig ik u.", "attachment"));
        page = await page.Form("antwoord").SubmitAndFollowAsync("Antwoord", "ja");
        page.Text.ShouldContain("U hebt het document ondertekend op");
        page.Text.ShouldContain("Controlegetal van het document (SHA-256)");
        page.FormOrNone("intrekken").ShouldBeNull();
    }

    [Fact]
    public async Task Staff_find_the_question_and_print_its_proof_and_see_none_of_another_tenant()
    {
        await (await visitor.GetAsync(await AskAsync())).Form("antwoord").SubmitAndFollowAsync("Antwoord", "ja");
        var (staff, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await staff.GetAsync("beheer/toestemmingen?van=01-01-2099")).Text.ShouldContain("nog niemand");
        (await staff.GetAsync("beheer/toestemmingen?van=morgen")).Text.ShouldContain("Dit is geen datum");
        var list = await staff.GetAsync("beheer/toestemmingen?filter-doel=doorsturen&filter-stand=Granted");
        list.Text.ShouldNotContain("Jan de Vries");
        var id = (await InAsync(db => db.Set<ConsentRequest>().SingleAsync())).Id;
        var proof = await staff.GetAsync($"beheer/toestemmingen/{id}");
        proof.Text.ShouldContain("Jan de Vries");
        proof.Text.ShouldContain("toestemming gegeven");
        staff.Dispose();
    }

    private async Task<string> AskAsync()
    {
        await StartAsync("""
            { "type": "Portal.AwaitConsent", "id": "c", "subjectName": "Jan de Vries", "subjectEmail": "jan@example.nl", "purposeKey": "doorsturen", "textKey": "proef.doorsturen", "textVersion": "2026-1",
              "shownData": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": "{ \"Werkgever\": \"Bakkerij Smit\" }" } } }
            """);
        return await LinkAsync();
    }

    private async Task<string> SignAsync()
    {
        var document = await As(async services =>
        {
            var made = await services.GetRequiredService<DocumentStore>().AddAsync(new(null, "request", "1", "machtiging.txt", "text/plain", "Hierbij machtig ik u."u8.ToArray(), [], null), default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            return made.Id;
        });
        await StartAsync($$"""{ "type": "Portal.AwaitSignature", "id": "c", "signerName": "Jan de Vries", "signerEmail": "jan@example.nl", "documentId": "{{document}}" }""");
        return await LinkAsync();
    }

    private async Task<string> LinkAsync() => Link().Match((await portal.LettersAsync("izz"))[^1].Body).Value;

    private async Task StartAsync(string activity)
    {
        // plain values become literals, as a file of Elsa holds them
        var wrapped = Plain().Replace(activity, "\"$1\": { \"typeName\": \"String\", \"expression\": { \"type\": \"Literal\", \"value\": \"$2\" } }");
        await As(async services =>
        {
            var read = DefinitionReader.Read($$"""{ "definitionId": "proef", "name": "Proef", "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ {{wrapped}} ] } }""").Definition.ShouldNotBeNull();
            var store = services.GetRequiredService<WorkflowStore>();
            (await store.PublishAsync(await store.KeepAsync(read, VersionOrigin.File, null, default), read, default)).Refusals.ShouldBeEmpty();
            await services.GetRequiredService<StartWorkflow>().AddAsync(new("proef", new Dictionary<string, object?>()), default);
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.Services.GetRequiredService<JobPump>().DrainAsync();
    }

    private Task<T> InAsync<T>(Func<PortalDbContext, Task<T>> work) => As(services => work(services.GetRequiredService<PortalDbContext>()));

    private async Task<T> As<T>(Func<IServiceProvider, Task<T>> work)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    [GeneratedRegex("(?:toestemming|ondertekenen)/izz\\.[0-9a-f]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("\"(subjectName|subjectEmail|purposeKey|textKey|textVersion|signerName|signerEmail|documentId)\": \"([^\"]*)\"")]
    private static partial Regex Plain();
}
