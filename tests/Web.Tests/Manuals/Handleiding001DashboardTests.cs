using System.Net;
using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.News;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, the dashboard: news, the latest processing, what failed last, what is promised, and figures.</summary>
public sealed class Handleiding001DashboardTests : IAsyncLifetime
{
    private readonly Zakelijk portaal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portaal.DisposeAsync();

    [Fact]
    public async Task News_is_written_previewed_shown_to_its_audience_and_ended_001_03()
    {
        using var beheerder = await portaal.AlsAsync(Zakelijk.Beheerder);
        var formulier = (await (await beheerder.GetAsync("beheer/nieuws")).ClickAsync("Nieuw bericht")).Form("nieuws");
        formulier["From"].ShouldBe("16-09-2026", "news is mostly for now");
        var leeg = await formulier.Fill("From", "").SubmitAsync("Step", "save");
        foreach (var melding in (string[])["Vul een titel in", "Vul een tekst in", "Vul de eerste dag in"])
        {
            leeg.Text.ShouldContain(melding);
        }

        formulier.Fill("Title", "Nieuwe passen onderweg").Fill("Text", "De passen van <b>2027</b> komen eraan.\n\nLees meer: https://www.example.nl/passen?a=1. Of klik javascript:alert(1).")
            .Fill("From", "16-09-2026").Fill("Until", "20-09-2026").Fill("Audience", "uitzendbureau");
        var voorbeeld = await formulier.SubmitAsync("Step", "preview");
        voorbeeld.Text.ShouldContain("Nieuwe passen onderweg");
        (await portaal.InAsync(db => db.Set<NewsItem>().AnyAsync(n => n.Title == "Nieuwe passen onderweg"))).ShouldBeFalse("a preview keeps nothing");
        (await formulier.SubmitAndFollowAsync("Step", "save")).Text.ShouldContain("Het bericht is opgeslagen");

        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var start = await bezoeker.GetAsync("");
        var nieuws = start.Document.QuerySelector("section[aria-labelledby=nieuws]").ShouldNotBeNull();
        nieuws.TextContent.ShouldContain("<b>2027</b>", customMessage: "what is typed is text");
        nieuws.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain("https://www.example.nl/passen?a=1");
        nieuws.QuerySelectorAll("a").ShouldAllBe(a => (a.GetAttribute("href") ?? "").StartsWith("https://"));
        using var gemeente = await portaal.AlsAsync(Zakelijk.Gemeente);
        (await gemeente.GetAsync("")).Text.ShouldNotContain("Nieuwe passen onderweg");

        var wijzigen = await (await beheerder.GetAsync("beheer/nieuws")).ClickAsync("Nieuwe passen onderweg");
        (await wijzigen.Form("nieuws").SubmitAndFollowAsync("Step", "end")).Text.ShouldContain("Het bericht is beëindigd");
        (await bezoeker.GetAsync("")).Text.ShouldNotContain("Nieuwe passen onderweg");
        (await portaal.LogAsync("portal.nieuws")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task News_is_shown_from_its_first_to_its_last_day_001_03()
    {
        using var beheerder = await portaal.AlsAsync(Zakelijk.Beheerder);
        var formulier = (await beheerder.GetAsync("beheer/nieuws/nieuw")).Form("nieuws").Fill("Title", "Drie dagen").Fill("Text", "Tekst.");
        (await formulier.Fill("From", "18-09-2026").Fill("Until", "17-09-2026").SubmitAsync("Step", "save")).Text.ShouldContain("De laatste dag ligt vóór de eerste dag");
        await formulier.Fill("Until", "19-09-2026").SubmitAsync("Step", "save");
        foreach (var (dag, staatEr) in new[] { (17, false), (18, true), (19, true), (20, false) })
        {
            portaal.Klok.Set(new(2026, 9, dag, 10, 0, 0, TimeSpan.Zero));
            using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
            (await bezoeker.GetAsync("")).Text.Contains("Drie dagen", StringComparison.Ordinal).ShouldBe(staatEr, $"{dag} september");
        }
    }

    [Fact]
    public async Task Of_two_admins_at_once_the_second_is_told_001_03()
    {
        using var beheerder = await portaal.AlsAsync(Zakelijk.Beheerder);
        await (await beheerder.GetAsync("beheer/nieuws/nieuw")).Form("nieuws").Fill("Title", "Samen").Fill("Text", "Een.").Fill("From", "16-09-2026").SubmitAsync("Step", "save");
        var formulier = (await (await beheerder.GetAsync("beheer/nieuws")).ClickAsync("Samen")).Form("nieuws");
        await formulier.Fill("Text", "Twee.").SubmitAsync("Step", "save");
        (await formulier.Fill("Text", "Drie.").SubmitAsync("Step", "save")).Text.ShouldContain("Een collega heeft dit bericht zojuist gewijzigd");
        (await portaal.InAsync(db => db.Set<NewsItem>().SingleAsync(n => n.Title == "Samen"))).Text.ShouldBe("Twee.");
    }

    [Fact]
    public async Task Only_who_may_write_news_reaches_its_pages_001_03()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        (await bezoeker.GetAsync("beheer/nieuws")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await bezoeker.GetAsync("beheer/nieuws/nieuw")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var balie = await portaal.AlsAsync("balie@zakelijk.example");
        (await balie.GetAsync("beheer/nieuws")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_latest_processing_and_the_latest_failures_stand_on_the_dashboard_001_03()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        await MeldAfAsync(bezoeker, "Gelukt", vooraf: null);
        await MeldAfAsync(bezoeker, "Pech", vooraf: new DateOnly(2026, 6, 1));
        var start = await bezoeker.GetAsync("");
        start.Document.QuerySelector("section[aria-labelledby=laatste-verwerkt]").ShouldNotBeNull().TextContent.ShouldContain("Afmelding van J. Gelukt");
        var fouten = start.Document.QuerySelector("section[aria-labelledby=laatste-mislukt]").ShouldNotBeNull();
        fouten.TextContent.ShouldContain("Afmelding van J. Pech, tot en met 30-09-2026");
        fouten.TextContent.ShouldContain("De deelname liep al");
        fouten.TextContent.ShouldContain("Opnieuw indienen kan niet meer, omdat deze deelname voorbij is.");
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Naamsleutel.StartsWith("pech")).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, Deelname.OpenEinde)));
        start = await bezoeker.GetAsync("");
        var herstel = await start.ClickAsync("Opnieuw indienen: Afmelding van J. Pech, tot en met 30-09-2026");
        herstel.Form("afmelden")["Invoer.Einddatum"].ShouldBe("30-09-2026", "the form is filled with what was asked");
        (await start.ClickAsync("Alles wat niet lukte")).Address.AbsolutePath.ShouldBe("/mislukte-verwerkingen");

        using var financieel = await portaal.AlsAsync(Zakelijk.Financieel);
        (await financieel.GetAsync("")).Text.ShouldNotContain("J. Gelukt", customMessage: "who may see no people reads no names");
        using var ander = await portaal.AlsAsync(Zakelijk.Gemeente);
        (await ander.GetAsync("")).Text.ShouldNotContain("J. Pech");
    }

    [Fact]
    public async Task What_was_done_over_or_failed_long_ago_is_no_news_001_03()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        await MeldAfAsync(bezoeker, "Hersteld", vooraf: new DateOnly(2026, 6, 1));
        await MeldAfAsync(bezoeker, "Vergeten", vooraf: new DateOnly(2026, 6, 1));
        await portaal.InAsync(async db =>
        {
            var deelname = await db.Set<Deelname>().SingleAsync(d => d.Naamsleutel.StartsWith("hersteld"));
            await db.Set<Deelname>().Where(d => d.Id == deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, Deelname.OpenEinde));
            return 0;
        });
        portaal.Klok.Advance(TimeSpan.FromMinutes(5));
        var formulier = (await (await bezoeker.GetAsync("")).ClickAsync("Opnieuw indienen: Afmelding van J. Hersteld, tot en met 30-09-2026")).Form("afmelden");
        await (await formulier.SubmitAsync("Invoer.Stap", "controleren")).Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen");
        await portaal.VerwerkAsync();
        var start = await bezoeker.GetAsync("");
        start.Document.QuerySelector("section[aria-labelledby=laatste-mislukt]").ShouldNotBeNull().TextContent.ShouldNotContain("Hersteld");
        start.Text.ShouldContain("J. Vergeten");

        portaal.Klok.Advance(TimeSpan.FromDays(31));
        using var later = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        (await later.GetAsync("")).Text.ShouldNotContain("J. Vergeten");
        (await later.GetAsync("verzekerden?filter-naam=vergeten&filter-stand=niet-gelukt")).Text.ShouldNotContain("J. Vergeten");
    }

    [Fact]
    public async Task The_dashboard_has_the_few_actions_of_the_day_and_does_not_repeat_the_menu_001_03()
    {
        string[] Acties(VisitedPage start) => [.. start.Document.QuerySelectorAll(".portal-today a").Select(a => a.TextContent)];
        using var bureau = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var start = await bureau.GetAsync("");
        Acties(start).ShouldBe(["Nieuwe deelnemer", "Upload aan- en afmeldingen", "Deelnemer zoeken of afmelden"]);
        start.Document.QuerySelectorAll("li.portal-tile").ShouldBeEmpty();
        using var gemeente = await portaal.AlsAsync(Zakelijk.Gemeente);
        Acties(await gemeente.GetAsync("")).ShouldBe(["Nieuwe deelnemer met gezin", "Deelnemer zoeken of afmelden"]);
        using var beheerder = await portaal.AlsAsync(Zakelijk.Beheerder);
        Acties(await beheerder.GetAsync("")).ShouldNotContain("Nieuwe deelnemer");
    }

    [Fact]
    public async Task Numbers_per_contract_and_promised_days_stand_on_the_dashboard_001_03()
    {
        await portaal.ContractAsync("400103", new(2026, 1, 1));
        await portaal.ContractAsync("400104", new(2026, 1, 1));
        await portaal.SchrijfInAsync("Enige", "400104");
        await portaal.SchrijfInAsync("Loopt", "400103");
        await portaal.SchrijfInAsync("Vandaag", "400103", eind: new(2026, 9, 16));
        await portaal.SchrijfInAsync("Gisteren", "400103", eind: new(2026, 9, 15));
        await portaal.SchrijfInAsync("Morgen", "400103", sinds: new(2026, 9, 17));
        await portaal.InAsync(async db =>
        {
            var account = await db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == Zakelijk.Uitzendbureau);
            db.AddRange(Aanvraag(account.Id, "Later klaar", new(2026, 10, 2)), Aanvraag(account.Id, "Eerst klaar", new(2026, 9, 18)));
            return await db.SaveChangesAsync();
        });
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var start = await bezoeker.GetAsync("");
        var aantallen = start.Document.QuerySelectorAll("section[aria-labelledby=aantallen] li").Select(l => string.Join(": ", l.Children.Select(c => c.TextContent))).ToList();
        aantallen.ShouldContain("400103 Proef 400103: 2 deelnemers", "the last day counts, the first day has to have come");
        aantallen.ShouldContain("400104 Proef 400104: 1 deelnemer");
        var toegezegd = start.Document.QuerySelectorAll("section[aria-labelledby=toegezegd] li").Select(l => l.TextContent).ToList();
        toegezegd[0].ShouldContain("Eerst klaar");
        toegezegd[0].ShouldContain("uiterlijk vrijdag 18 september 2026");
        toegezegd[1].ShouldContain("Later klaar");

        using var ander = await portaal.AlsAsync(Zakelijk.Gemeente);
        (await ander.GetAsync("")).Text.ShouldNotContain("400103");
    }

    private static PortalRequest Aanvraag(Guid account, string titel, DateOnly dag) => new()
    {
        Kind = "proef", FormKey = Guid.CreateVersion7(), Title = titel, RequesterId = account, Status = "aangevraagd", At = new(2026, 9, 16, 9, 0, 0, TimeSpan.Zero), Promised = new PromisedDate(dag),
    };

    private async Task MeldAfAsync(Visitor bezoeker, string naam, DateOnly? vooraf)
    {
        var lid = await portaal.SchrijfInAsync(naam, "400100");
        var scherm = await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden");
        var reden = scherm.Document.QuerySelectorAll("select[name='Invoer.Reden'] option").Select(o => o.GetAttribute("value") ?? "").Last(v => v.Length > 0 && v != "overleden");
        var controle = await scherm.Form("afmelden").Fill("Invoer.Einddatum", "30-09-2026").Fill("Invoer.Reden", reden).SubmitAsync("Invoer.Stap", "controleren");
        await controle.Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen");
        if (vooraf is { } eind)
        {
            await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, eind)));
        }

        await portaal.VerwerkAsync();
    }
}
