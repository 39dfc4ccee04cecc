using System.Net;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, agencies: the lists of current and former participants, opened rows and details.</summary>
public sealed class Handleiding001LijstTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Mijnzz = "mijnzz";

    /// <summary>Reaches 400100 and 400101 of one agency.</summary>
    private const string Administratief = "administratie@handen-genoeg.example";

    /// <summary>At an agency with one contract, 400110.</summary>
    private const string EenContract = "directie@flexkracht-rijnland.example";

    private static readonly DateOnly Gisteren = Werkgever.Vandaag.AddDays(-1);

    [Fact]
    public async Task The_list_shows_at_once_who_is_enrolled_now_001_04()
    {
        var weg = await InAsync("Uitgestroomd");
        await portaal.BeeindigAsync(weg, Gisteren, Mijnzz);
        var laatsteDag = await InAsync("Laatstedagvandaag");
        await portaal.BeeindigAsync(laatsteDag, Werkgever.Vandaag, Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await (await bezoeker.GetAsync("")).ClickAsync("Huidige deelnemers");
        lijst.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Huidige deelnemers");
        lijst.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(25);
        lijst.Text.ShouldContain("Aantal deelnemers: ");
        (await Zoek(bezoeker, "uitgestroomd")).Text.ShouldContain("Aantal deelnemers: 0");
        (await Zoek(bezoeker, "laatstedagvandaag")).Text.ShouldContain("Aantal deelnemers: 1");
    }

    [Fact]
    public async Task The_list_counts_who_takes_part_today_as_the_list_of_today_and_the_use_of_the_contract_do_001_04()
    {
        var later = await InAsync("Laterbeginner", contract: "400101");
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == later.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Ingangsdatum, Werkgever.Vandaag.AddDays(3))), Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await bezoeker.GetAsync("verzekerden?filter-naam=laterbeginner");
        lijst.Text.ShouldContain("Aantal deelnemers: 0. Ook in de lijst: 1 die later begint");
        lijst.Text.ShouldContain("J. Laterbeginner");
        var nu = (await bezoeker.GetAsync("verzekerden?contract=400101")).Document.QuerySelector(".portal-table-tools__summary").ShouldNotBeNull().TextContent.Trim();
        var vandaag = (await bezoeker.GetAsync($"verzekerden?contract=400101&filter-op={Werkgever.Dag(Werkgever.Vandaag)}")).Document.QuerySelector(".portal-table-tools__summary").ShouldNotBeNull().TextContent.Trim();
        nu.ShouldStartWith(vandaag + ". Ook in de lijst: ");
        var aantal = vandaag["Aantal deelnemers: ".Length..];
        (await bezoeker.GetAsync("")).Document.QuerySelectorAll("[aria-labelledby='aantallen'] li").Single(r => r.TextContent.Contains("400101", StringComparison.Ordinal)).TextContent.ShouldContain($"{aantal} deelnemers");
    }

    [Fact]
    public async Task The_family_that_left_along_comes_back_along_unless_it_is_left_out_001_22()
    {
        var lid = await InAsync("Terugkeerder");
        var (mee, thuis) = (await KindAsync("Meeterug", lid, Gisteren), await KindAsync("Blijftthuis", lid, Gisteren));
        var (eerder, volwassen) = (await KindAsync("Eerderweg", lid, Gisteren.AddDays(-40)), await KindAsync("Volwassen", lid, Gisteren, new(2001, 1, 1)));
        var overleden = await KindAsync("Overledene", lid, Gisteren);
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == overleden.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eindreden, "overleden")), Mijnzz);
        await portaal.BeeindigAsync(lid, Gisteren, Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await ZoekOud(bezoeker, "terugkeerder")).ClickAsync("400100 J. Terugkeerder");
        foreach (var pagina in new[] { open, await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/her-aanmelden") })
        {
            var aangeboden = pagina.Document.QuerySelectorAll("input[type=checkbox][name=Gezin]");
            aangeboden.Select(v => v.GetAttribute("value")).ShouldBe([mee.Deelname.Id.ToString(), thuis.Deelname.Id.ToString()], ignoreOrder: true);
            aangeboden.ShouldAllBe(v => v.HasAttribute("checked"));
        }

        var klaar = await open.Form("direct-her-aanmelden").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Force("Gezin", mee.Deelname.Id.ToString()).SubmitAndFollowAsync();
        klaar.Body.ShouldContain("De aanmelding van J. Terugkeerder en J. Meeterug is verstuurd");
        klaar.Body.ShouldContain("J. Blijftthuis");
        await portaal.VerwerkAsync();
        var weer = await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Ingangsdatum == Werkgever.Vandaag).ToListAsync(), Mijnzz);
        var hoofd = weer.Single(d => d.DeelnemerId == lid.Deelnemer.Id);
        weer.Single(d => d.HoofdDeelnameId == hoofd.Id).DeelnemerId.ShouldBe(mee.Deelnemer.Id);
        weer.ShouldNotContain(d => d.DeelnemerId == eerder.Deelnemer.Id || d.DeelnemerId == volwassen.Deelnemer.Id || d.DeelnemerId == thuis.Deelnemer.Id);

        // who was left out returns alone, where the employee takes part
        var alleen = await bezoeker.GetAsync($"verzekerden/{thuis.Deelname.Id}/her-aanmelden");
        alleen.Document.QuerySelector("[name=Werknemersnummer]").ShouldBeNull();
        await alleen.Form("her-aanmelden").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await portaal.InAsync(db => db.Set<Deelname>().CountAsync(d => d.HoofdDeelnameId == hoofd.Id), Mijnzz)).ShouldBe(2);
    }

    [Fact]
    public async Task Family_does_not_return_without_the_employee_001_22()
    {
        var lid = await InAsync("Zonderwerk");
        var kind = await KindAsync("Alleenkind", lid, Gisteren);
        await portaal.BeeindigAsync(lid, Gisteren, Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var geweigerd = await (await bezoeker.GetAsync($"verzekerden/{kind.Deelname.Id}/her-aanmelden")).Form("her-aanmelden").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync();
        geweigerd.Text.ShouldContain("verzekerd via de werknemer, J. Zonderwerk. Die neemt op deze dag niet deel");
        (await portaal.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == kind.Deelname.Id), Mijnzz)).ShouldBe(0);
    }

    private async Task<Lid> KindAsync(string naam, Lid via, DateOnly eind, DateOnly? geboren = null)
    {
        var kind = await portaal.SchrijfInAsync(naam, "400100", via: via, geboren: geboren ?? new(2018, 1, 1), portaal: Mijnzz);
        await portaal.BeeindigAsync(kind, eind, Mijnzz);
        return kind;
    }

    [Theory]
    [InlineData("filter-naam", "Vindbaar")]
    [InlineData("filter-relatienummer", null)]
    [InlineData("filter-geboortedatum", "23-11-1971")]
    [InlineData("filter-werknemersnummer", "UZK-4711")]
    public async Task One_participant_is_found_by_each_of_four_fields_001_05(string veld, string? waarde)
    {
        var lid = await InAsync("Vindbaar", geboren: new(1971, 11, 23), nummer: "UZK-4711");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var gevonden = await (await bezoeker.GetAsync("verzekerden")).Form("zoek-met").Fill(veld, waarde ?? lid.Deelnemer.Relatienummer).SubmitAsync();
        gevonden.Text.ShouldContain("J. Vindbaar");
        gevonden.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBeInRange(1, 4);
        gevonden.Text.ShouldContain("UZK-4711");
    }

    [Fact]
    public async Task An_agency_neither_sees_nor_searches_a_BSN_001_05()
    {
        var lid = await InAsync("Geheimnummer", bsn: "123456782");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await bezoeker.GetAsync("verzekerden?filter-naam=geheimnummer");
        lijst.Text.ShouldContain("J. Geheimnummer");
        lijst.Text.ShouldContain("Achternaam");
        lijst.Text.ShouldContain("Extern referentienummer");
        foreach (var adres in new[] { "verzekerden?filter-naam=geheimnummer&filter-bsn=123456782", $"verzekerden/{lid.Deelname.Id}", "verzekerden/oud" })
        {
            (await bezoeker.GetAsync(adres)).Text.ShouldNotContain("BSN", Case.Insensitive, adres);
            (await bezoeker.GetAsync(adres)).Text.ShouldNotContain("123456782", Case.Sensitive, adres);
        }

        var gevraagd = await bezoeker.GetAsync("verzekerden?filter-bsn=111222333");
        gevraagd.Text.ShouldContain("noemt iets waarop u hier niet kunt zoeken", customMessage: "it is no field here, and leaving it out would show everybody");
        gevraagd.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(0);
        (await bezoeker.SendAsync(new(HttpMethod.Post, "verzekerden/zoeken") { Content = new FormUrlEncodedContent([]) })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("verzekerden/download")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_has_several_contracts_chooses_all_or_one_001_06()
    {
        await InAsync("Contractkeus");
        await InAsync("Contractkeus", contract: "400101");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var formulier = (await bezoeker.GetAsync("verzekerden")).Form("zoek-met").Fill("filter-naam", "contractkeus");
        (await formulier.SubmitAsync()).Text.ShouldContain("Aantal deelnemers: 2");
        var een = await formulier.Fill("contract", "400101").SubmitAsync();
        een.Text.ShouldContain("Aantal deelnemers: 1");
        een.Text.ShouldContain("400101 J. Contractkeus");
        (await bezoeker.GetAsync("verzekerden?contract=400110")).Status.ShouldBe(HttpStatusCode.NotFound);

        using var ander = await portaal.AlsAsync(EenContract);
        (await ander.GetAsync("verzekerden")).Document.QuerySelector("#zoek-met select").ShouldBeNull();
    }

    [Fact]
    public async Task A_click_on_the_name_opens_the_row_and_deregisters_at_once_001_08()
    {
        var lid = await InAsync("Snelweg");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "snelweg")).ClickAsync("400100 J. Snelweg");
        open.Document.QuerySelectorAll("select[name='Invoer.Reden'] option").Select(o => o.TextContent)
            .ShouldBe(["Kies een reden", "Einde dienstverband", "Op eigen verzoek", "Overleden"]);
        open.Document.QuerySelector($"#regel-{lid.Deelname.Id}").ShouldNotBeNull().GetAttribute("aria-expanded").ShouldBe("true");
        var klaar = await MeldAfAsync(open, Gisteren);
        klaar.Text.ShouldContain($"De afmelding van J. Snelweg tot en met {Werkgever.Dag(Gisteren)} is in behandeling");
        klaar.FormOrNone("direct-afmelden").ShouldBeNull();
        klaar.Text.ShouldContain("Aantal deelnemers: 1");
        var mutatie = await portaal.InAsync(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == lid.Deelname.Id), Mijnzz);
        (mutatie.Datum, mutatie.Reden).ShouldBe((Gisteren, "eigen-verzoek"));
    }

    [Fact]
    public async Task What_is_refused_in_an_opened_row_stays_as_typed_with_the_error_at_its_field_001_08()
    {
        await InAsync("Tikfout");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "tikfout")).ClickAsync("400100 J. Tikfout");
        var geweigerd = await open.Form("direct-afmelden").Fill("Invoer.Einddatum", "31-02-2026").Fill("Invoer.Reden", "overleden").SubmitAsync();
        geweigerd.Form("direct-afmelden")["Invoer.Einddatum"].ShouldBe("31-02-2026");
        geweigerd.Form("direct-afmelden")["Invoer.Reden"].ShouldBe("overleden");
        geweigerd.Document.GetElementById("Invoer.Einddatum-fout").ShouldNotBeNull().TextContent.ShouldContain("De einddatum bestaat niet. Vul een dag in die bestaat");
    }

    [Fact]
    public async Task The_family_goes_along_from_an_opened_row_001_08()
    {
        var hoofd = await InAsync("Snelgezin");
        await portaal.SchrijfInAsync("Snelkind", "400100", via: hoofd, geboren: new(2018, 1, 1), portaal: Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "snelgezin")).ClickAsync("400100 J. Snelgezin");
        open.Document.GetElementById("Invoer.Gezin").ShouldNotBeNull().TextContent.ShouldContain("J. Snelkind");
        open.Document.QuerySelectorAll("[name='Invoer.Gezin']").ShouldBeEmpty("there is nothing to choose: a box would have to stay ticked");
        (await MeldAfAsync(open, Gisteren)).Body.ShouldContain("J. Snelgezin en J. Snelkind");
    }

    [Fact]
    public async Task After_a_death_an_opened_row_asks_whether_the_family_stays_and_ticks_nobody_001_08()
    {
        var hoofd = await InAsync("Nabestaand");
        var kind = await portaal.SchrijfInAsync("Nabestaandkind", "400100", via: hoofd, geboren: new(2018, 1, 1), portaal: Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "nabestaand&filter-relatienummer=" + hoofd.Deelnemer.Relatienummer)).ClickAsync("400100 J. Nabestaand");
        var vraag = await open.Form("direct-afmelden").Fill("Invoer.Einddatum", Werkgever.Dag(Gisteren)).Fill("Invoer.Reden", "overleden").SubmitAsync();
        vraag.Text.ShouldContain("Blijft het gezin?");
        vraag.Text.ShouldNotContain("Uw verzoek");
        vraag.Document.QuerySelectorAll("[name='Invoer.Gezin']").ShouldHaveSingleItem().HasAttribute("checked").ShouldBeFalse();
        (await portaal.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == hoofd.Deelname.Id), Mijnzz)).ShouldBe(0, "it was a question only");
        var klaar = await vraag.Form("direct-afmelden").SubmitAndFollowAsync();
        klaar.Body.ShouldContain("eindigen op de dag van overlijden");
        (await portaal.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == hoofd.Deelname.Id), Mijnzz)).ShouldBe(1);
        (await portaal.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == kind.Deelname.Id), Mijnzz)).ShouldBe(0, "the family stays");
    }

    [Fact]
    public async Task A_name_is_grey_while_a_request_is_pending_001_09()
    {
        await InAsync("Grijsaard");
        var wissel = await InAsync("Grijswissel");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        Rij(await Zoek(bezoeker, "grijs")).ShouldNotContain("is-pending");
        await MeldAfAsync(await (await Zoek(bezoeker, "grijsaard")).ClickAsync("400100 J. Grijsaard"), Gisteren);
        await WisselAsync(bezoeker, wissel);
        foreach (var naam in new[] { "grijsaard", "grijswissel" })
        {
            Rij(await Zoek(bezoeker, naam)).ShouldContain("is-pending", Case.Sensitive, naam);
        }

        var open = await (await Zoek(bezoeker, "grijsaard")).ClickAsync("400100 J. Grijsaard");
        open.FormOrNone("direct-afmelden").ShouldBeNull("one request at a time");
        open.Text.ShouldContain("Femke de Boer vroeg dit aan");
    }

    [Fact]
    public async Task Somebody_moves_to_the_former_list_when_processed_and_the_end_date_has_passed_001_10()
    {
        await InAsync("Verhuisd");
        await InAsync("Blijftvandaag");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        await MeldAfAsync(await (await Zoek(bezoeker, "verhuisd")).ClickAsync("400100 J. Verhuisd"), Gisteren);
        await MeldAfAsync(await (await Zoek(bezoeker, "blijftvandaag")).ClickAsync("400100 J. Blijftvandaag"), Werkgever.Vandaag);
        (await Zoek(bezoeker, "verhuisd")).Text.ShouldContain("Aantal deelnemers: 1", Case.Sensitive, "not processed yet");
        (await ZoekOud(bezoeker, "verhuisd")).Text.ShouldContain("Aantal deelnemers: 0");
        await portaal.VerwerkAsync();
        (await Zoek(bezoeker, "verhuisd")).Text.ShouldContain("Aantal deelnemers: 0");
        (await Zoek(bezoeker, "verhuisd")).Text.ShouldContain("Kijk dan bij Oud deelnemers");
        (await ZoekOud(bezoeker, "verhuisd")).Text.ShouldContain("J. Verhuisd");
        (await Zoek(bezoeker, "blijftvandaag")).Text.ShouldContain(Werkgever.Dag(Werkgever.Vandaag), Case.Sensitive, "the last day counts");
        (await ZoekOud(bezoeker, "blijftvandaag")).Text.ShouldContain("Aantal deelnemers: 0");
    }

    [Fact]
    public async Task Details_show_person_insurance_and_actions_001_12()
    {
        var lid = await InAsync("Alledetails", nummer: "UZK-12");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await Zoek(bezoeker, "alledetails")).ClickAsync("400100 J. Alledetails");
        var detail = await open.ClickAsync("Bekijk alle details en acties voor deze deelnemer");
        foreach (var tekst in new[] { lid.Deelnemer.Relatienummer, "07-06-1985", "04-03-2021", "400100", "UZK-12", "Pakketten", "Wissel contract…", "Extern referentienummer wijzigen", "Afmelden" })
        {
            detail.Text.ShouldContain(tekst);
        }
    }

    [Fact]
    public async Task Details_of_who_takes_part_tell_of_the_insurance_card_001_20()
    {
        var lid = await InAsync("Metpas");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}")).Text.ShouldContain("één keer per jaar");
        await portaal.BeeindigAsync(lid, Gisteren, Mijnzz);
        (await bezoeker.GetAsync($"verzekerden/oud/{lid.Deelname.Id}")).Text.ShouldNotContain("Zorgpas");
    }

    [Fact]
    public async Task Switching_contract_takes_a_date_and_another_own_contract_and_exists_only_with_several_001_19()
    {
        var lid = await InAsync("Contractwissel");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}")).ClickAsync("Wissel contract…");
        pagina.Document.QuerySelectorAll("select[name=Nummer] option").Select(o => o.GetAttribute("value")).ShouldBe(["", "400101"]);
        pagina.Document.QuerySelectorAll("main button").ShouldContain(b => b.TextContent == "Overzetten");
        (await pagina.Form("wissel").Force("Nummer", "400110").Fill("Datum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync()).Text.ShouldContain("Kies een ander contract van uw organisatie");
        await WisselAsync(bezoeker, lid);
        await portaal.VerwerkAsync();
        (await Zoek(bezoeker, "contractwissel")).Text.ShouldContain("400101 J. Contractwissel");

        var alleen = await InAsync("Nergensheen", contract: "400110");
        using var ander = await portaal.AlsAsync(EenContract);
        (await ander.GetAsync($"verzekerden/{alleen.Deelname.Id}")).Text.ShouldNotContain("Wissel contract");
        (await ander.GetAsync($"verzekerden/{alleen.Deelname.Id}/collectiviteit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Former_participants_have_a_list_with_fields_of_its_own_001_21()
    {
        var lid = await InAsync("Oudgediende");
        var elders = await InAsync("Oudgediende", contract: "400101");
        await portaal.BeeindigAsync(lid, Gisteren, Mijnzz);
        await portaal.BeeindigAsync(elders, Gisteren, Mijnzz);
        await InAsync("Oudgediende");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var lijst = await (await bezoeker.GetAsync("")).ClickAsync("Oud deelnemers");
        lijst.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Oud deelnemers");
        lijst.Document.QuerySelectorAll("#zoek-met input").Select(i => i.GetAttribute("name")).ShouldBe(["filter-naam", "filter-relatienummer", "filter-geboortedatum"]);
        (await ZoekOud(bezoeker, "oudgediende")).Text.ShouldContain("Aantal deelnemers: 2");
        (await lijst.Form("zoek-met").Fill("filter-naam", "oudgediende").Fill("contract", "400101").SubmitAsync()).Text.ShouldContain("Aantal deelnemers: 1");
        (await lijst.Form("zoek-met").Fill("filter-relatienummer", lid.Deelnemer.Relatienummer).SubmitAsync()).Text.ShouldContain("400100 J. Oudgediende");
    }

    [Fact]
    public async Task Who_came_back_is_no_former_participant_001_21()
    {
        var lid = await InAsync("Teruggekomen");
        await portaal.BeeindigAsync(lid, Gisteren, Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        (await ZoekOud(bezoeker, "teruggekomen")).Text.ShouldContain("Aantal deelnemers: 1");
        await OpnieuwAsync(lid, "400101");
        (await ZoekOud(bezoeker, "teruggekomen")).Text.ShouldContain("Aantal deelnemers: 0");
    }

    [Fact]
    public async Task The_history_of_a_former_participant_shows_every_own_period_and_no_other_001_24()
    {
        var lid = await InAsync("Geschiedenis");
        await portaal.BeeindigAsync(lid, new(2022, 5, 31), Mijnzz);
        await OpnieuwAsync(lid, "400101", eind: new(2023, 8, 31));
        await OpnieuwAsync(lid, "400110", eind: new(2024, 8, 31));
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var open = await (await ZoekOud(bezoeker, "geschiedenis")).ClickAsync("400101 J. Geschiedenis");
        open.FormOrNone("direct-afmelden").ShouldBeNull();
        open.Document.QuerySelectorAll(".portal-row-open a").Select(a => a.TextContent.Trim()).ShouldBe(["Bij een ander contract aanmelden", "Bekijk alle details en acties voor deze oud deelnemer"]);
        var historie = await open.ClickAsync("Bekijk alle details en acties voor deze oud deelnemer");
        historie.Document.QuerySelectorAll("#tabel tbody tr").Select(r => string.Join(" ", r.QuerySelectorAll("td").Take(4).Select(c => c.TextContent))).ShouldBe(
            ["400101 Handen Genoeg, fase B werknemer 01-01-2023 31-08-2023", "400100 Handen Genoeg, fase A werknemer 04-03-2021 31-05-2022"]);
        historie.Text.ShouldNotContain("400110");
        historie.Text.ShouldNotContain("Wissel contract");
        historie.Text.ShouldContain("Opnieuw aanmelden");
        historie.Document.QuerySelectorAll(".portal-breadcrumb a").ShouldContain(a => a.TextContent == "Oud deelnemers");
    }

    [Fact]
    public async Task The_list_of_a_day_shows_who_took_part_then_and_prints_on_one_page()
    {
        var lid = await InAsync("Terugblik");
        await portaal.BeeindigAsync(lid, new(2022, 5, 31), Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        foreach (var (dag, aantal) in new[] { ("03-03-2021", 0), ("04-03-2021", 1), ("31-05-2022", 1), ("01-06-2022", 0) })
        {
            (await bezoeker.GetAsync($"verzekerden?filter-naam=terugblik&filter-op={dag}")).Text.ShouldContain($"Aantal deelnemers: {aantal}", Case.Sensitive, dag);
        }

        (await bezoeker.GetAsync("verzekerden?filter-op=2022")).Text.ShouldContain("De dag is niet te lezen");
        var alles = await bezoeker.GetAsync("verzekerden?filter-op=31-05-2022");
        var afdruk = await alles.ClickAsync("Afdrukken");
        afdruk.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Deelnemers op 31-05-2022");
        afdruk.Document.QuerySelector("#tabel caption").ShouldNotBeNull().TextContent.ShouldBe("Deelnemers op 31-05-2022");
        afdruk.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBeGreaterThan(25);
        afdruk.FormOrNone("zoek-met").ShouldBeNull();
        afdruk.Document.QuerySelector(".portal-pager").ShouldBeNull();
        afdruk.Text.ShouldContain("wie deed mee op 31-05-2022", customMessage: "paper tells which list it is");
        afdruk.Document.QuerySelector("button[data-print][hidden]").ShouldNotBeNull("it works with script only");
    }

    [Theory]
    [InlineData("financien@handen-genoeg.example")]
    [InlineData("beheer@handen-genoeg.example")]
    [InlineData("beheer@zakelijk.example")]
    public async Task The_lists_and_details_are_for_administrative_work(string mail)
    {
        var lid = await InAsync("Rolgesloten");
        using var bezoeker = await portaal.AlsAsync(mail);
        foreach (var adres in new[] { "verzekerden", "verzekerden/oud", $"verzekerden?open={lid.Deelname.Id}", $"verzekerden/{lid.Deelname.Id}", $"verzekerden/oud/{lid.Deelname.Id}" })
        {
            (await bezoeker.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.Forbidden, adres);
        }
    }

    [Fact]
    public async Task The_lists_of_another_agency_stay_closed()
    {
        var lid = await InAsync("Concurrent", contract: "400110");
        var oud = await InAsync("Concurrent", contract: "400110");
        await portaal.BeeindigAsync(oud, Gisteren, Mijnzz);
        using var bezoeker = await portaal.AlsAsync(Administratief);
        (await Zoek(bezoeker, "concurrent")).Text.ShouldContain("Aantal deelnemers: 0");
        (await ZoekOud(bezoeker, "concurrent")).Text.ShouldContain("Aantal deelnemers: 0");
        foreach (var id in new[] { lid.Deelname.Id, oud.Deelname.Id })
        {
            (await bezoeker.GetAsync($"verzekerden?open={id}")).FormOrNone("direct-afmelden").ShouldBeNull();
            (await bezoeker.GetAsync($"verzekerden/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private Task<Lid> InAsync(string naam, string contract = "400100", DateOnly? geboren = null, string nummer = "", string? bsn = null) =>
        portaal.SchrijfInAsync(naam, contract, geboren: geboren, nummer: nummer, bsn: bsn, portaal: Mijnzz);

    /// <summary>The same person again, from the first day of the year after.</summary>
    private Task<int> OpnieuwAsync(Lid lid, string contract, DateOnly? eind = null) => portaal.InAsync(async db =>
    {
        var waar = await db.Set<Engine.Access.Contract>().SingleAsync(c => c.Number == contract);
        db.Add(new Deelname
        {
            ContractId = waar.Id,
            DeelnemerId = lid.Deelnemer.Id,
            Ingangsdatum = eind is { } e ? new(e.Year, 1, 1) : Werkgever.Vandaag,
            Eind = eind ?? Deelname.OpenEinde,
            Naamsleutel = lid.Deelname.Naamsleutel,
            Relatienummer = lid.Deelname.Relatienummer,
            Geboortedatum = lid.Deelname.Geboortedatum,
        });
        db.AddRange(db.ChangeTracker.Entries<Deelname>().SelectMany(e => Zoekwoord.Van(e.Entity, lid.Deelnemer)).ToList());
        return await db.SaveChangesAsync();
    }, Mijnzz);

    private static Task<VisitedPage> Zoek(Visitor bezoeker, string naam) => bezoeker.GetAsync("verzekerden?filter-naam=" + naam);

    private static Task<VisitedPage> ZoekOud(Visitor bezoeker, string naam) => bezoeker.GetAsync("verzekerden/oud?filter-naam=" + naam);

    private static Task<VisitedPage> MeldAfAsync(VisitedPage open, DateOnly einddatum) => open.Form("direct-afmelden")
        .Fill("Invoer.Einddatum", Werkgever.Dag(einddatum)).Fill("Invoer.Reden", "eigen-verzoek").SubmitAndFollowAsync();

    private static async Task<VisitedPage> WisselAsync(Visitor bezoeker, Lid lid) => await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/collectiviteit"))
        .Form("wissel").Fill("Nummer", "400101").Fill("Datum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();

    private static string Rij(VisitedPage lijst) => lijst.Document.QuerySelector("#tabel tbody tr").ShouldNotBeNull().ClassName ?? "";
}
