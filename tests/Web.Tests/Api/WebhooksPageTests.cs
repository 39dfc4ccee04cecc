using System.Net;
using System.Text.Json;
using Collectiviteit.Meldingen;
using Engine.Features;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>A main user makes a webhook, sees what was sent and sends it again.</summary>
public sealed class WebhooksPageTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Adres = "https://salarispakket.example/";

    [Fact]
    public async Task A_webhook_is_made_with_a_secret_that_is_shown_once_and_deleted()
    {
        using var bezoeker = await portaal.AlsAsync();
        (await bezoeker.GetAsync("instellingen")).Document.QuerySelectorAll("a").ShouldContain(a => a.TextContent.Trim() == "Webhooks");
        var klaar = await MaakAsync(bezoeker, "een");
        klaar.Text.ShouldContain("De webhook is gemaakt");
        var geheim = klaar.Document.QuerySelector("#Geheim").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();
        geheim.ShouldStartWith("whsec_");
        klaar.Document.QuerySelector("button[data-copy=Geheim][hidden]").ShouldNotBeNull("without script there is the field to copy from");

        var lijst = await bezoeker.GetAsync("webhooks");
        lijst.Text.ShouldContain(Adres + "een");
        var detail = await lijst.ClickAsync("een");
        detail.Body.ShouldNotContain(geheim);
        var nieuw = await (await detail.ClickAsync("Nieuw geheim")).Form("geheim").SubmitAsync();
        nieuw.Document.QuerySelector("#Geheim").ShouldNotBeNull().GetAttribute("value").ShouldNotBe(geheim);
        (await lijst.ClickAsync("een")).Text.ShouldContain("Werkt nog tot");

        await (await detail.ClickAsync("Verwijderen")).Form("verwijderen").SubmitAndFollowAsync();
        (await bezoeker.GetAsync("webhooks")).Text.ShouldNotContain(Adres + "een");
        (await bezoeker.GetAsync(detail.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_field()
    {
        using var bezoeker = await portaal.AlsAsync();
        var fout = await (await bezoeker.GetAsync("webhooks/nieuw")).Form("webhook").Fill("Adres", "http://salarispakket.example/").SubmitAsync();
        fout.Document.QuerySelectorAll(".portal-error-summary a").Select(a => a.GetAttribute("href")?.Split('#')[^1]).ShouldBe(["Adres", "Omschrijving", "Gebeurtenissen"]);
        var vreemd = await (await bezoeker.GetAsync("webhooks/nieuw")).Form("webhook").Fill("Adres", "https://elders.example/").Fill("Omschrijving", "x").Fill("Gebeurtenissen", "mutatie.verwerkt").SubmitAsync();
        vreemd.Text.ShouldContain("Naar elders.example stuurt dit portaal nog geen berichten.");
    }

    [Fact]
    public async Task What_the_insurers_desk_paused_only_the_desk_lets_go_on_and_the_customer_is_mailed()
    {
        using var bezoeker = await portaal.AlsAsync();
        await MaakAsync(bezoeker, "balie");
        var open = await (await bezoeker.GetAsync("webhooks")).ClickAsync("balie");
        using var balie = await portaal.AlsAsync("balie@accountbeheer.example");
        var rij = (await balie.GetAsync("beheer/klantkoppelingen?zoek=balie")).Document.QuerySelectorAll("#webhooks tbody tr").ToList().ShouldHaveSingleItem();
        rij.TextContent.ShouldContain("100200 Zorggroep Voorbeeld");
        rij.TextContent.ShouldNotContain(Adres + "balie", Case.Insensitive, "the address may hold a secret of the receiver");
        var pauzeren = await balie.GetAsync(rij.QuerySelector("a").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull());
        (await pauzeren.Form("pauze").SubmitAndFollowAsync()).Text.ShouldContain("De webhook 'balie' van 100200 Zorggroep Voorbeeld is gepauzeerd.");
        (await portaal.Factory.LettersAsync("izz")).ShouldContain(m => m.To == "hoofdgebruiker@zorggroep-voorbeeld.example" && m.Subject == "Een webhook is gepauzeerd" && m.Body.Contains("\"balie\"", StringComparison.Ordinal));

        var detail = await (await bezoeker.GetAsync("webhooks")).ClickAsync("balie");
        detail.Text.ShouldContain("Gepauzeerd door de verzekeraar");
        detail.Document.QuerySelector("button[value=hervat]").ShouldBeNull("only the desk lets it go on");
        (await open.Form("doen").SubmitAsync("Wat", "hervat")).Text.ShouldContain("De verzekeraar heeft deze webhook gepauzeerd.");

        var hervatten = await (await balie.GetAsync("beheer/klantkoppelingen?zoek=balie")).ClickAsync("hervatten balie van 100200 Zorggroep Voorbeeld");
        await hervatten.Form("pauze").SubmitAndFollowAsync();
        (await (await bezoeker.GetAsync("webhooks")).ClickAsync("balie")).Text.ShouldContain("Staat aan");
        (await portaal.InAsync(db => db.Set<Engine.Audit.AuditEvent>().Where(e => e.Type == "portal.webhook-pauzeren" && e.Detail != null).Select(e => e.Detail).ToListAsync())).ShouldBe(["door de verzekeraar"]);
    }

    [Fact]
    public async Task A_test_message_stands_in_the_log_with_its_attempts_and_what_was_sent()
    {
        using var bezoeker = await portaal.AlsAsync();
        await MaakAsync(bezoeker, "proef");
        var detail = await (await bezoeker.GetAsync("webhooks")).ClickAsync("proef");
        detail = await detail.Form("doen").SubmitAndFollowAsync("Wat", "proef");
        detail.Text.ShouldContain("Het proefbericht is onderweg");
        await portaal.VerwerkAsync();
        detail = await bezoeker.GetAsync(detail.Address.AbsolutePath);
        var bericht = await detail.ClickAsync("Proefbericht");
        bericht.Text.ShouldContain("De server was niet te bereiken");
        bericht.Text.ShouldContain("\"type\":\"webhook.proef\"");
        (await bezoeker.GetAsync(detail.Address.AbsolutePath + "?filter-stand=delivered")).Text.ShouldContain("Er zijn geen berichten in deze selectie");

        var id = Guid.Parse(bericht.Address.AbsolutePath.Split('/')[^1]);
        await portaal.InAsync(db => db.Set<WebhookMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, WebhookState.Dead)));
        var opnieuw = await (await bezoeker.GetAsync(bericht.Address.AbsolutePath)).Form("opnieuw").SubmitAndFollowAsync();
        opnieuw.Text.ShouldContain("Het bericht wordt opnieuw verstuurd.");

        await portaal.InAsync(db => db.Set<WebhookMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, WebhookState.Dead)));
        var vandaag = Werkgever.Dag(Werkgever.Vandaag);
        var alles = await (await bezoeker.GetAsync(detail.Address.AbsolutePath)).Form("opnieuw").Fill("Vanaf", vandaag).Fill("TotEnMet", vandaag).SubmitAndFollowAsync();
        alles.Text.ShouldContain("1 bericht wordt opnieuw verstuurd.");
        (await (await bezoeker.GetAsync(detail.Address.AbsolutePath)).Form("opnieuw").Fill("Vanaf", "").SubmitAsync()).Text.ShouldContain("Vul twee dagen in");
    }

    [Fact]
    public async Task Pausing_and_going_on_are_said()
    {
        using var bezoeker = await portaal.AlsAsync();
        await MaakAsync(bezoeker, "rust");
        var detail = await (await bezoeker.GetAsync("webhooks")).ClickAsync("rust");
        detail = await detail.Form("doen").SubmitAndFollowAsync("Wat", "pauze");
        detail.Text.ShouldContain("De webhook is gepauzeerd.");
        detail = await detail.Form("doen").SubmitAndFollowAsync("Wat", "hervat");
        detail.Text.ShouldContain("De webhook staat weer aan.");
    }

    [Fact]
    public async Task A_webhook_of_another_organisation_is_not_there()
    {
        using var bezoeker = await portaal.AlsAsync();
        var (webhook, bericht) = await portaal.InAsync(async db =>
        {
            var elders = await db.Set<Engine.Access.Organisation>().SingleAsync(o => o.Number == "100300");
            var endpoint = new WebhookEndpoint
            {
                OrganisationId = elders.Id, Url = Adres, Description = "Elders", MadeById = Guid.NewGuid(), MadeByName = "Proef", MadeAt = TimeProvider.System.GetUtcNow(), Level = Level.Password, Secret = [1],
            };
            var message = new WebhookMessage { EndpointId = endpoint.Id, Kind = "mutatie.verwerkt", Payload = "{}", CreatedAt = endpoint.MadeAt, QueuedAt = endpoint.MadeAt, State = WebhookState.Dead };
            db.AddRange(endpoint, message);
            await db.SaveChangesAsync();
            return (endpoint.Id, message.Id);
        });
        foreach (var pad in (string[])[$"webhooks/{webhook}", $"webhooks/{webhook}/geheim", $"webhooks/{webhook}/verwijderen", $"webhooks/{webhook}/berichten/{bericht}"])
        {
            (await bezoeker.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound, pad);
        }
    }

    [Fact]
    public async Task The_description_tells_of_every_event_that_is_on_and_messages_have_that_form()
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        var webhooks = (await pakket.LeesAsync("openapi.json")).Json().GetProperty("webhooks");
        // this tenant has no uploads
        webhooks.EnumerateObject().Select(w => w.Name).ShouldBe([Gebeurtenissen.MutatieMislukt, Gebeurtenissen.MutatieVerwerkt]);
        using var bezoeker = await portaal.AlsAsync();
        await MaakAsync(bezoeker, "vorm");
        var lid = await portaal.SchrijfInAsync("Vormvast");
        (await pakket.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(lid.Deelname.Id))).Status.ShouldBe(HttpStatusCode.Accepted);
        await portaal.VerwerkAsync();
        var bericht = await portaal.InAsync(db => db.Set<WebhookMessage>().AsNoTracking().FirstAsync(m => m.Kind == Gebeurtenissen.MutatieVerwerkt));
        var schema = webhooks.GetProperty(bericht.Kind).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        JsonVorm.Fouten(schema, JsonDocument.Parse(bericht.Payload).RootElement).ShouldBeEmpty();
        bericht.Payload.ShouldNotContain("Vormvast");
        var link = JsonDocument.Parse(bericht.Payload).RootElement.GetProperty("data").GetProperty("link").GetString().ShouldNotBeNull();
        (await pakket.LeesAsync(new Uri(link).PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_that_is_done_is_told_once_to_the_organisation_that_sent_it()
    {
        (await portaal.AlsAsync()).Dispose();
        await portaal.VerwerkAsync();
        var berichten = await portaal.InAsync(db => db.Set<WebhookMessage>().AsNoTracking().Where(m => m.Kind == Gebeurtenissen.UploadKlaar).ToListAsync(), "mijnzz");
        var data = JsonDocument.Parse(berichten.ShouldHaveSingleItem().Payload).RootElement.GetProperty("data");
        (data.GetProperty("regels").GetInt32(), data.GetProperty("aangenomen").GetInt32() + data.GetProperty("geweigerd").GetInt32()).ShouldBe((3, 3));
        berichten[0].State.ShouldBe(WebhookState.Waiting, "the endpoint of the demo is paused");
    }

    private static async Task<VisitedPage> MaakAsync(Visitor bezoeker, string naam) => await (await bezoeker.GetAsync("webhooks/nieuw")).Form("webhook")
        .Fill("Adres", Adres + naam).Fill("Omschrijving", naam).Fill("Gebeurtenissen", "mutatie.verwerkt").SubmitAsync();
}
