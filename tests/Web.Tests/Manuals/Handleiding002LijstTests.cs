using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Audit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 002, municipalities: the list of participants, opened rows, details and the download.</summary>
public sealed class Handleiding002LijstTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Mijnzz = "mijnzz";
    private const string Administratief = "minima@waterdorp.example";
    private const string Contract = "400200";

    [Theory]
    [InlineData("filter-naam", "Gemeentevondst")]
    [InlineData("filter-bsn", "111222333")]
    [InlineData("filter-relatienummer", null)]
    [InlineData("filter-geboortedatum", "29-02-1972")]
    public async Task One_participant_is_found_by_name_BSN_relation_number_or_birth_date_002_08(string veld, string? waarde)
    {
        var lid = await InAsync("Gemeentevondst", geboren: new(1972, 2, 29), bsn: "111222333");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var formulier = (await bezoeker.GetAsync("verzekerden")).Form("zoek-met");
        formulier.Values.Select(v => v.Name).Where(n => n.StartsWith("filter-", StringComparison.Ordinal)).ShouldBe(["filter-naam", "filter-bsn", "filter-relatienummer", "filter-geboortedatum", "filter-op"]);
        var gevonden = await formulier.Fill(veld, waarde ?? lid.Deelnemer.Relatienummer).SubmitAndFollowAsync();
        gevonden.Text.ShouldContain("J. Gemeentevondst");
        gevonden.Text.ShouldContain("111222333");
    }

    [Fact]
    public async Task A_BSN_that_fails_the_eleven_test_is_refused_and_another_one_finds_nobody_002_08()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var fout = await ZoekBsn(bezoeker, "123456789");
        fout.Text.ShouldContain("Dit is geen geldig BSN");
        fout.Form("zoek-met")["filter-bsn"].ShouldBe("123456789");
        (await ZoekBsn(bezoeker, "123456782")).Text.ShouldContain("Aantal deelnemers: 0");
        var gelezen = await portaal.InAsync(db => db.Set<AuditEvent>().OrderByDescending(e => e.At).FirstAsync(e => e.Type == "collectiviteit.lijst"), Mijnzz);
        gelezen.Detail.ShouldBe("gezocht op bsn");
    }

    [Fact]
    public async Task A_BSN_that_is_searched_for_stands_in_no_address_002_08()
    {
        await InAsync("Adresloos", bsn: "999990342");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var gestuurd = await (await bezoeker.GetAsync("verzekerden")).Form("zoek-met").Fill("filter-bsn", "9999.90.342").SubmitAsync();
        gestuurd.RedirectsTo.ShouldNotBeNull().Query.ShouldNotContain("9999");
        var gevonden = await bezoeker.FollowAsync(gestuurd);
        gevonden.Text.ShouldContain("J. Adresloos");
        gevonden.Form("zoek-met")["filter-bsn"].ShouldBe("9999.90.342");
        gevonden.Document.QuerySelectorAll("a[href], form[action]").Select(a => a.GetAttribute("href") ?? a.GetAttribute("action")).ShouldAllBe(a => a == null || (!a.Contains("999990342") && !a.Contains("9999.90.342")));

        // what hangs on the address still works: sorting, an opened line, the download, and the page once more
        gevonden.Text.ShouldContain("Aantal deelnemers: 1");
        var gesorteerd = gevonden.Document.QuerySelectorAll("#tabel thead a").Select(a => a.GetAttribute("href") ?? "").First(h => h.Contains("sorteer=", StringComparison.Ordinal));
        (await bezoeker.GetAsync(gesorteerd)).Text.ShouldContain("Aantal deelnemers: 1");
        (await gevonden.ClickAsync($"{Contract} J. Adresloos")).Form("direct-afmelden").ShouldNotBeNull();
        (await gevonden.ClickAsync("Afdrukken")).Text.ShouldNotContain("9999.90.342");
        using var zip = new ZipArchive(new MemoryStream((await gevonden.ClickAsync("Download volledige lijst dit overzicht als Excel-bestand")).Bytes));
        using var lezer = new StreamReader((zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidDataException()).Open());
        Regex.Matches(await lezer.ReadToEndAsync(), "<row").Count.ShouldBe(2);

        // an address that was changed opens nothing, and a number in it is not used and not repeated
        var adres = gevonden.Address.PathAndQuery;
        (await bezoeker.GetAsync(adres)).Text.ShouldContain("J. Adresloos");
        (await bezoeker.GetAsync(adres[..^6] + "AAAAAA")).Text.ShouldContain("Dit is geen geldig BSN");
        var kaal = await bezoeker.GetAsync("verzekerden?filter-bsn=999990342");
        kaal.Text.ShouldContain("Dit is geen geldig BSN");
        kaal.Document.QuerySelectorAll("main form, main a:not([href*='#'])").ShouldAllBe(e => !e.OuterHtml.Contains("999990342"));
        (await bezoeker.SendAsync(new(HttpMethod.Post, "verzekerden/zoeken") { Content = new FormUrlEncodedContent([new("filter-bsn", "999990342")]) })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("verzekerden?filter-werknemersnummer=1")]
    [InlineData("verzekerden?filter-nam=jansen")]
    [InlineData("verzekerden?filter-naam=jansen&filter-bestaatniet=1")]
    public async Task What_cannot_be_searched_by_here_is_refused_and_shows_nobody(string adres)
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await bezoeker.GetAsync(adres);
        lijst.Text.ShouldContain("noemt iets waarop u hier niet kunt zoeken");
        lijst.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_page_of_the_list_that_is_not_there_is_no_first_page()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        (await bezoeker.GetAsync($"verzekerden?toon=alles&na={Guid.NewGuid()}")).Text.ShouldContain("Deze pagina van de lijst is er niet meer");
    }

    [Fact]
    public async Task The_list_has_the_manuals_columns_a_count_page_sizes_and_the_full_list_002_09()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await (await bezoeker.GetAsync("")).ClickAsync("Huidige deelnemers");
        Koppen(lijst).ShouldBe(["Volledige naam", "BSN", "Relatienummer", "Geboortedatum", "Geslacht", "Ingangsdatum", "Einddatum (t/m)", "Bijschrijven verzekering"]);
        lijst.Text.ShouldMatch(@"Aantal deelnemers: \d+");
        (await lijst.ClickAsync("10 rijen per pagina")).Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(10);
        (await (await bezoeker.GetAsync("verzekerden?filter-naam=bestaatniet")).ClickAsync("Toon volledige lijst")).Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(25);
        lijst.Document.QuerySelector("#tabel-filters").ShouldBeNull("a municipality searches above the list");
    }

    [Fact]
    public async Task Adding_insurance_shows_as_temporarily_unavailable_while_it_is_greyed_002_10()
    {
        using var grijs = new ChangedTenants(Mijnzz, d => (d["features"] ?? throw new InvalidDataException())["collectiviteit.bijschrijven"] = new JsonObject { ["state"] = "greyed" });
        await using var ander = new Werkgever(new() { ["TenantConfig"] = grijs.Folder });
        await ander.SchrijfInAsync("Grijzekolom", Contract, portaal: Mijnzz);
        using var bezoeker = await ander.AlsAsync(Administratief);
        var cel = (await Zoek(bezoeker, "grijzekolom")).Document.QuerySelector("#tabel tbody td:last-child").ShouldNotBeNull();
        cel.TextContent.ShouldBe("Tijdelijk niet beschikbaar");
        cel.QuerySelector("a").ShouldBeNull();

        await InAsync("Kleurkolom");
        using var aan = await portaal.AlsAsync(Administratief);
        (await Zoek(aan, "kleurkolom")).Document.QuerySelector("#tabel tbody td:last-child").ShouldNotBeNull().TextContent.ShouldBe("Bijschrijven bij J. Kleurkolom");
    }

    [Fact]
    public async Task Deregistering_knows_two_reasons_and_an_inclusive_end_date_002_11()
    {
        var lid = await InAsync("Gemeenteweg");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "gemeenteweg")).ClickAsync($"{Contract} J. Gemeenteweg");
        open.Document.QuerySelectorAll("select[name='Invoer.Reden'] option").Select(o => o.TextContent).ShouldBe(["Kies een reden", "Einde collectiviteit", "Overleden"]);
        open.Text.ShouldContain("Einddatum (t/m)");
        (await open.Form("direct-afmelden").Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Force("Invoer.Reden", "eigen-verzoek").SubmitAsync())
            .Text.ShouldContain("Kies een reden uit de lijst");
        await open.Form("direct-afmelden").Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Reden", "einde-collectiviteit").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await portaal.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Id == lid.Deelname.Id), Mijnzz)).Einddatum.ShouldBe(Werkgever.Vandaag);
        (await portaal.InAsync(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == lid.Deelname.Id), Mijnzz)).Reden.ShouldBe("einde-collectiviteit");
    }

    [Fact]
    public async Task The_opened_row_leads_to_all_details_in_the_words_of_a_municipality_002_12()
    {
        var lid = await InAsync("Gemeentedetail", bsn: "111222333");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "gemeentedetail")).ClickAsync($"{Contract} J. Gemeentedetail");
        var detail = await open.ClickAsync("Bekijk alle details en acties voor deze deelnemer");
        detail.Text.ShouldContain(lid.Deelnemer.Relatienummer);
        detail.Text.ShouldContain("111222333");
        detail.Text.ShouldContain("Afmelden");
        detail.Text.ShouldContain("cliënt");
        detail.Text.ShouldContain("Gezinsleden bijschrijven");
        foreach (var pagina in new[] { open, detail, await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden") })
        {
            pagina.Text.ShouldNotContain("werknemer", Case.Insensitive);
            pagina.Text.ShouldNotContain("Wissel contract");
        }

        (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/werknemersnummer")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/collectiviteit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("verzekerden/oud")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_downloads_with_the_columns_of_the_screen_002_13()
    {
        await InAsync("Wiśniewska-Gemeente", bsn: "111222333");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var bestand = await (await bezoeker.GetAsync("verzekerden")).ClickAsync("Download volledige lijst dit overzicht als Excel-bestand");
        bestand.Status.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(new MemoryStream(bestand.Bytes));
        using var lezer = new StreamReader((zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidDataException()).Open());
        var blad = await lezer.ReadToEndAsync();
        blad.ShouldContain("Wiśniewska-Gemeente");
        blad.ShouldContain("111222333");
        Regex.Matches(blad[..blad.IndexOf("</row>", StringComparison.Ordinal)], "<t[^>]*>([^<]*)</t>").Select(m => m.Groups[1].Value)
            .ShouldBe(["Contract", "Volledige naam", "BSN", "Relatienummer", "Geboortedatum", "Geslacht", "Ingangsdatum", "Einddatum (t/m)"]);
    }

    [Fact]
    public async Task A_download_holds_who_takes_part_now_002_13()
    {
        var weg = await InAsync("Nietmeerinlijst");
        await portaal.BeeindigAsync(weg, Werkgever.Vandaag.AddDays(-1), Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        using var zip = new ZipArchive(new MemoryStream((await bezoeker.GetAsync("verzekerden/download")).Bytes));
        using var lezer = new StreamReader((zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidDataException()).Open());
        (await lezer.ReadToEndAsync()).ShouldNotContain("Nietmeerinlijst");
    }

    [Fact]
    public async Task A_triangle_opens_the_row_with_the_contract_before_the_name_002_31()
    {
        await InAsync("Driehoek", geboren: new(1966, 3, 4));
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await Zoek(bezoeker, "driehoek");
        lijst.Text.ShouldContain("Aantal deelnemers: 1");
        lijst.Document.QuerySelectorAll("#tabel tbody td").Select(c => c.TextContent)
            .ShouldBe([$"{Contract} J. Driehoek", "-", lijst.Document.QuerySelectorAll("#tabel tbody td")[2].TextContent, "04-03-1966", "-", "04-03-2021", "-", "Bijschrijven bij J. Driehoek"]);
        var klapper = lijst.Document.QuerySelector("#tabel tbody .portal-unfold").ShouldNotBeNull();
        klapper.GetAttribute("aria-expanded").ShouldBe("false");
        var open = await lijst.ClickAsync($"{Contract} J. Driehoek");
        open.Document.QuerySelector(".portal-unfold").ShouldNotBeNull().GetAttribute("aria-expanded").ShouldBe("true");
        (await open.ClickAsync($"{Contract} J. Driehoek")).FormOrNone("direct-afmelden").ShouldBeNull("a second click closes it");
    }

    private static IEnumerable<string> Koppen(VisitedPage lijst) => lijst.Document.QuerySelectorAll("#tabel thead tr:first-child th").Select(k => k.TextContent.Trim());

    private Task<Lid> InAsync(string naam, DateOnly? geboren = null, string? bsn = null) =>
        portaal.SchrijfInAsync(naam, Contract, geboren: geboren, bsn: bsn, portaal: Mijnzz);

    private static async Task<VisitedPage> ZoekBsn(Visitor bezoeker, string bsn) =>
        await (await bezoeker.GetAsync("verzekerden")).Form("zoek-met").Fill("filter-bsn", bsn).SubmitAndFollowAsync();

    private static Task<VisitedPage> Zoek(Visitor bezoeker, string naam) => bezoeker.GetAsync("verzekerden?filter-naam=" + naam);
}
