using System.IO.Compression;
using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manuals 001 and 002: in- and outflow, and the use of a contract.</summary>
public sealed class Handleiding001OverzichtenTests(Zakelijk portaal) : IClassFixture<Zakelijk>
{
    [Fact]
    public async Task Of_a_chosen_month_it_shows_and_downloads_who_came_and_left_001_42()
    {
        await BewegingAsync("400142");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("in-en-uitstroom?contract=400142&periode=2026-08");
        Regels(pagina).ShouldBe(["J. Erbij: Ingestroomd", "J. Eraf: Uitgestroomd", "J. Even: In- en uitgestroomd"], ignoreOrder: true);
        pagina.Text.ShouldContain("2 ingestroomd, 2 uitgestroomd");
        Regels(await bezoeker.GetAsync("in-en-uitstroom?contract=400142&periode=2026-07")).ShouldBe(["J. Juli: Ingestroomd"]);

        var blad = await BladAsync(await pagina.ClickAsync("Download deze in- en uitstroomlijst"));
        blad.ShouldContain("J. Erbij");
        blad.ShouldContain("Uitgestroomd");
        blad.ShouldNotContain("J. Blijft");
        (await portaal.LogAsync("collectiviteit.uitstroom-download"))[^1].ObjectCount.ShouldBe(3);
    }

    [Fact]
    public async Task With_all_participants_it_adds_everyone_enrolled_in_the_period_001_43()
    {
        await BewegingAsync("400143");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("in-en-uitstroom?contract=400143&periode=2026-08&toon=alle");
        Regels(pagina).Order().ShouldBe(["J. Blijft: -", "J. Eraf: Uitgestroomd", "J. Erbij: Ingestroomd", "J. Even: In- en uitgestroomd", "J. Juli: -"]);
        (await BladAsync(await pagina.ClickAsync("Download deze in- en uitstroomlijst"))).ShouldContain("J. Blijft");
        pagina.Text.ShouldNotContain("Vertrokken", customMessage: "who left before the period was not enrolled in it");
    }

    [Fact]
    public async Task Figures_come_after_the_tenth_of_the_next_month_001_44()
    {
        await using var eigen = new Zakelijk();
        using var bezoeker = await eigen.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("in-en-uitstroom");
        pagina.Text.ShouldContain("Bijgewerkt per 10-09-2026");
        pagina.Text.ShouldContain("De cijfers van september 2026 komen na 10-10-2026");
        (await bezoeker.GetAsync("in-en-uitstroom?periode=2026-09")).Status.ShouldBe(HttpStatusCode.NotFound);
        pagina.Document.QuerySelectorAll("select[name=periode] option").Select(o => o.GetAttribute("value")).Take(2).ShouldBe(["2026", "2026-08"]);

        eigen.Klok.Set(new(2026, 10, 10, 20, 0, 0, TimeSpan.Zero));
        using var tiende = await eigen.AlsAsync(Zakelijk.Uitzendbureau);
        (await tiende.GetAsync("in-en-uitstroom?periode=2026-09")).Status.ShouldBe(HttpStatusCode.NotFound, "on the tenth itself they are not there yet");
        eigen.Klok.Set(new(2026, 10, 10, 22, 30, 0, TimeSpan.Zero));
        using var elfde = await eigen.AlsAsync(Zakelijk.Uitzendbureau);
        (await elfde.GetAsync("in-en-uitstroom?periode=2026-09")).Status.ShouldBe(HttpStatusCode.OK, "it is the eleventh in the Netherlands");
    }

    [Fact]
    public async Task A_municipality_chooses_contract_period_and_whom_and_views_or_downloads_002_19()
    {
        await BewegingAsync("400219", "400200");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        var start = await bezoeker.GetAsync("in-en-uitstroom");
        var keuze = start.Form("main form[action=in-en-uitstroom]").Fill("contract", "400219").Fill("periode", "2026");
        start.Document.QuerySelectorAll("select[name=periode] option").Select(o => o.TextContent).ShouldContain("2026 - januari t/m augustus");
        var jaar = await keuze.SubmitAsync();
        Regels(jaar).Order().ShouldBe(["J. Blijft: Ingestroomd", "J. Eraf: Uitgestroomd", "J. Erbij: Ingestroomd", "J. Even: In- en uitgestroomd", "J. Juli: Ingestroomd", "J. Vertrokken: In- en uitgestroomd"]);
        Regels(await keuze.Fill("toon", "alle").SubmitAsync()).Count.ShouldBe(6);
        (await BladAsync(await jaar.ClickAsync("Download deze in- en uitstroomlijst"))).ShouldContain("J. Juli");

        // another's contract is not there to be chosen, and not to be asked for either
        (await bezoeker.GetAsync("in-en-uitstroom?contract=400100")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("in-en-uitstroom/download?contract=400100&periode=2026-08")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Municipalities_read_when_the_lists_were_refreshed_002_20()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        (await bezoeker.GetAsync("in-en-uitstroom")).Text.ShouldContain("Bijgewerkt per 10-09-2026, met de cijfers tot en met augustus 2026.");
    }

    [Fact]
    public async Task The_use_of_a_contract_stands_per_month_from_its_start_001_50()
    {
        await BewegingAsync("400150");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("contractgebruik?contract=400150");
        var rijen = pagina.Document.QuerySelectorAll("#tabel tbody tr").Select(r => string.Join(" ", r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()))).ToList();
        rijen[0].ShouldBe("aug 2026 3 0 2 2");
        rijen[1].ShouldBe("jul 2026 3 1 1 0");
        rijen[^1].ShouldBe("jan 2026 2 1 2 1", "the contract starts in January; who left in it no longer counts at its end");
        rijen.Count.ShouldBe(8);
        pagina.Document.QuerySelectorAll(".portal-chart rect").Length.ShouldBe(8);

        (await bezoeker.GetAsync("contractgebruik?contract=400110")).Status.ShouldBe(HttpStatusCode.NotFound, "of another agency");
        using var financieel = await portaal.AlsAsync(Zakelijk.Financieel);
        (await financieel.GetAsync("contractgebruik")).Document.QuerySelectorAll("select[name=contract]").ShouldBeEmpty("one contract is in reach");
        (await financieel.GetAsync("contractgebruik?contract=400150")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_use_of_a_contract_is_downloaded_and_refreshed_per_the_tenth_001_51()
    {
        await BewegingAsync("400151");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("contractgebruik?contract=400151");
        pagina.Text.ShouldContain("Bijgewerkt per 10-09-2026");
        pagina.Text.ShouldContain("De cijfers van september 2026 komen per 10-10-2026.");
        var blad = await BladAsync(await pagina.ClickAsync("Download deze lijst"));
        blad.ShouldContain("augustus 2026");
        blad.ShouldNotContain("september 2026");
        (await bezoeker.GetAsync("contractgebruik/download?contract=400110")).Status.ShouldBe(HttpStatusCode.NotFound);

        await using var later = new Zakelijk();
        later.Klok.Set(new(2026, 10, 10, 8, 0, 0, TimeSpan.Zero));
        using var tiende = await later.AlsAsync(Zakelijk.Uitzendbureau);
        (await tiende.GetAsync("contractgebruik")).Text.ShouldContain("Bijgewerkt per 10-10-2026, met de cijfers tot en met september 2026");
    }

    [Fact]
    public async Task Municipalities_see_start_end_current_number_and_the_monthly_table_002_22()
    {
        await BewegingAsync("400222", "400200");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        var pagina = await bezoeker.GetAsync("contractgebruik?contract=400222");
        var feiten = pagina.Document.QuerySelectorAll("main dl div").Select(d => string.Join(" ", d.Children.Select(c => c.TextContent.Trim()))).ToList();
        feiten.ShouldContain("Ingangsdatum 01-01-2026");
        feiten.ShouldContain("Einddatum (t/m) -");
        feiten.ShouldContain("Huidige aantal deelnemers 3");
        pagina.Document.QuerySelectorAll("#tabel thead th").Select(h => h.TextContent.Trim()).ShouldBe(
            ["Maand", "Aantal deelnemers (einde van deze maand)", "Verschil (t.o.v. vorige maand)", "Ingestroomd (in deze maand)", "Uitgestroomd (in deze maand)"]);
    }

    // August: one comes, one leaves, one does both; one came in July, one stays all year, one left in January
    private async Task BewegingAsync(string nummer, string naast = "400100")
    {
        await portaal.ContractAsync(nummer, new(2026, 1, 1), naast);
        await portaal.SchrijfInAsync("Erbij", nummer, new(2026, 8, 31));
        await portaal.SchrijfInAsync("Eraf", nummer, new(2025, 12, 1), new(2026, 8, 31));
        await portaal.SchrijfInAsync("Even", nummer, new(2026, 8, 1), new(2026, 8, 20));
        await portaal.SchrijfInAsync("Juli", nummer, new(2026, 7, 15));
        await portaal.SchrijfInAsync("Blijft", nummer, new(2026, 1, 1));
        await portaal.SchrijfInAsync("Vertrokken", nummer, new(2026, 1, 1), new(2026, 1, 31));
    }

    private static List<string> Regels(VisitedPage pagina) => [.. pagina.Document.QuerySelectorAll("#tabel tbody tr")
        .Select(r => $"{r.QuerySelector("td")?.TextContent.Trim()}: {r.LastElementChild?.TextContent.Trim()}")];

    private static async Task<string> BladAsync(VisitedPage bestand)
    {
        bestand.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var zip = new ZipArchive(new MemoryStream(bestand.Bytes));
        using var lezer = new StreamReader(zip.Entries.Single(e => e.FullName.Contains("sheet1", StringComparison.Ordinal)).Open());
        return await lezer.ReadToEndAsync();
    }
}
