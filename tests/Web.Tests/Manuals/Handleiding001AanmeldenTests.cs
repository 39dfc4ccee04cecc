using System.Net;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, "Nieuwe deelnemer" and "Oud deelnemers": enrolling people one by one, and again, as an agency does it without script.</summary>
public sealed class Handleiding001AanmeldenTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Uitzendbureau = "administratie@handen-genoeg.example";
    private const string Financieel = "financien@handen-genoeg.example";
    private const string Gemeente = "minima@waterdorp.example";
    private const string EigenContract = "400100";
    private const string AnderContract = "400101";
    private const string VreemdContract = "400110";
    private const string Burgernummer = "111222333";

    [Fact]
    public async Task A_former_participant_returns_to_the_same_or_another_own_contract_001_22()
    {
        var oud = await OudAsync("Terugkeer");
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var pagina = await bezoeker.GetAsync($"verzekerden/{oud.Id}/her-aanmelden");
        pagina.Text.ShouldContain("Aanmelddatum");
        var formulier = pagina.Form("her-aanmelden");
        (await formulier.Fill("Ingangsdatum", Werkgever.Dag(oud.Eind)).SubmitAsync()).Text.ShouldContain("valt in de vorige deelname");
        (await formulier.Force("Contract", VreemdContract).Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync()).Text.ShouldContain("Dit contract kunt u hier niet kiezen");
        await pagina.Form("her-aanmelden").Fill("Contract", AnderContract).Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Werknemersnummer", "PERS-22").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        var nieuw = await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.DeelnemerId == oud.DeelnemerId && d.Id != oud.Id));
        var contract = await InAsync(db => db.Set<Contract>().SingleAsync(c => c.Id == nieuw.ContractId));
        (contract.Number, nieuw.Ingangsdatum, nieuw.Werknemersnummer, nieuw.Einddatum).ShouldBe((AnderContract, Werkgever.Vandaag, "PERS-22", null));
    }

    [Fact]
    public async Task A_click_on_the_name_opens_a_date_and_a_reference_to_return_at_once_001_22()
    {
        var oud = await OudAsync("Klikterug");
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var open = await bezoeker.GetAsync($"verzekerden/oud?filter-naam=klikterug&open={oud.Id}");
        var formulier = open.Form("direct-her-aanmelden");
        (await formulier.SubmitAsync()).Text.ShouldContain("De aanmelddatum ontbreekt");
        await formulier.Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Werknemersnummer", "PERS-23").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        var nieuw = await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.DeelnemerId == oud.DeelnemerId && d.Id != oud.Id));
        (nieuw.ContractId, nieuw.Werknemersnummer).ShouldBe((oud.ContractId, "PERS-23"));
    }

    [Fact]
    public async Task Only_who_was_insured_in_an_own_contract_returns_and_not_who_still_takes_part_001_22()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var vreemd = await OudAsync("Vreemdeling", VreemdContract);
        (await bezoeker.GetAsync($"verzekerden/{vreemd.Id}/her-aanmelden")).Status.ShouldBe(HttpStatusCode.NotFound);
        var loopt = await OudAsync("Lopend", eind: Deelname.OpenEinde);
        (await (await bezoeker.GetAsync($"verzekerden/{loopt.Id}/her-aanmelden")).Form("her-aanmelden").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync())
            .Text.ShouldContain("neemt nog deel");
        using var gemeente = await portaal.AlsAsync(Gemeente);
        (await gemeente.GetAsync($"verzekerden/{loopt.Id}/her-aanmelden")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_returns_is_grey_while_pending_and_then_in_the_list_again_and_only_a_failure_is_told_001_23()
    {
        var oud = await OudAsync("Grijsaard");
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var klaar = await HerAanmeldAsync(bezoeker, oud);
        klaar.Text.ShouldContain("Aanmelding in behandeling");
        klaar.Document.QuerySelector("#tabel tbody tr").ShouldNotBeNull().ClassList.ShouldContain("is-pending");
        (await bezoeker.GetAsync($"verzekerden/{oud.Id}/her-aanmelden")).FormOrNone("her-aanmelden").ShouldBeNull("one request at a time");
        await portaal.VerwerkAsync();
        var lijst = await bezoeker.GetAsync("verzekerden?filter-naam=grijsaard");
        lijst.Text.ShouldContain("Aantal deelnemers: 1");
        lijst.Document.QuerySelectorAll("#tabel .portal-state").ShouldBeEmpty("no message means that it went well");

        var weer = await OudAsync("Grijsmislukt");
        await HerAanmeldAsync(bezoeker, weer);
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == weer.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, Deelname.OpenEinde)));
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("verzekerden?filter-naam=grijsmislukt")).Text.ShouldContain("Aanmelding niet gelukt. Deze persoon is al ingeschreven in dit contract");

        // done over, the form holds what was asked
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == weer.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, weer.Eind)));
        var opnieuw = await (await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100")).ClickAsync("Opnieuw indienen: Aanmelding van J. Grijsmislukt");
        opnieuw.Text.ShouldContain("Dit verzoek lukte eerder niet");
        opnieuw.Form("her-aanmelden")["Ingangsdatum"].ShouldBe(Werkgever.Dag(Werkgever.Vandaag));
        await opnieuw.Form("her-aanmelden").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await InAsync(db => db.Set<Deelname>().CountAsync(d => d.DeelnemerId == weer.DeelnemerId))).ShouldBe(2);
    }

    [Fact]
    public async Task A_new_participant_is_enrolled_with_a_form_from_the_menu_001_28()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var pagina = await (await bezoeker.GetAsync("")).ClickAsync("Nieuwe deelnemer");
        var klaar = await Vul(pagina, "Eerstdoor").SubmitAndFollowAsync();
        klaar.Body.ShouldContain("J. Eerstdoor per");
        klaar.Text.ShouldContain("Aanmelding in behandeling");
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("verzekerden?filter-naam=eerstdoor")).Text.ShouldContain("J. Eerstdoor");
        (await bezoeker.GetAsync("deelnemers/nieuw")).Text.ShouldNotContain("Aanmelding niet gelukt. De gegevens van J. Eerstdoor");

        using var financieel = await portaal.AlsAsync(Financieel);
        (await financieel.GetAsync("deelnemers/nieuw")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_wrong_is_listed_in_the_order_of_the_fields_001_28()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var fout = await (await bezoeker.GetAsync("deelnemers/nieuw")).Form("aanmelden").Fill("Invoer.Tussenvoegsel", new string('x', 30)).Fill("Invoer.Werknemersnummer", new string('9', 40))
            .Force("Invoer.Land", "Niemandsland").Fill("Invoer.Postcode", "?").Fill("Invoer.Woonplaats", "Leiden").SubmitAsync();
        var velden = fout.Document.QuerySelectorAll("main :is(input, select, fieldset)[id]").Select(v => v.Id ?? "").ToList();
        var genoemd = fout.Document.QuerySelectorAll(".portal-error-summary a").Select(a => (a.GetAttribute("href") ?? "").Split('#')[1]).ToList();
        genoemd.Count.ShouldBeGreaterThan(6);
        genoemd.ShouldBe(genoemd.OrderBy(velden.IndexOf));
        genoemd.ShouldAllBe(veld => velden.Contains(veld));
    }

    [Fact]
    public async Task A_failure_tells_its_reason_at_once_and_is_done_over_from_there_001_28()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Bestaatal", "02-01-1991").SubmitAndFollowAsync();
        await OudAsync("Bestaatal", geboren: new(1991, 1, 2), eind: Deelname.OpenEinde);
        await portaal.VerwerkAsync();
        var start = await bezoeker.GetAsync("");
        start.Text.ShouldContain("niet gelukt", Case.Insensitive);
        var nieuw = await bezoeker.GetAsync("deelnemers/nieuw");
        nieuw.Text.ShouldContain("Aanmelding niet gelukt. Deze persoon is al ingeschreven in dit contract");
        var herstel = await nieuw.ClickAsync("Verbeteren van de aanmelding van J. Bestaatal");
        herstel.Document.QuerySelector("main .utrecht-alert--warning").ShouldNotBeNull().TextContent.ShouldContain("Dit verzoek lukte eerder niet");
        var formulier = herstel.Form("aanmelden");
        (formulier["Invoer.Achternaam"], formulier["Invoer.Geboortedatum"]).ShouldBe(("Bestaatal", "02-01-1991"));
        await (await formulier.Fill("Invoer.Contract", AnderContract).SubmitAsync()).Form("aanmelden").Fill("Invoer.Dubbel", "zelfde").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await InAsync(db => db.Set<Deelname>().CountAsync(d => d.Naamsleutel.StartsWith("bestaatal,")))).ShouldBe(2);
        (await bezoeker.GetAsync("deelnemers/nieuw")).Text.ShouldNotContain("Verbeteren van de aanmelding van J. Bestaatal");
    }

    [Fact]
    public async Task A_double_entry_is_warned_and_loses_nothing_that_was_typed_001_28()
    {
        await OudAsync("Tweeling", geboren: new(1995, 5, 6), eind: Deelname.OpenEinde);
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var gewaarschuwd = await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Tweeling", "06-05-1995")
            .Fill("Invoer.Voorletters", "K.").Fill("Invoer.Bsn", "123456782").Fill("Invoer.Werknemersnummer", "LN-T").Fill("Invoer.Woonplaats", "Kraków").Fill("Invoer.Straat", "Rynek")
            .Fill("Invoer.Huisnummer", "4").Fill("Invoer.Land", "PL").SubmitAsync();
        gewaarschuwd.Text.ShouldContain("Kennen wij deze persoon al?");
        var formulier = gewaarschuwd.Form("aanmelden");
        (formulier["Invoer.Voorletters"], formulier["Invoer.Werknemersnummer"], formulier["Invoer.Woonplaats"]).ShouldBe(("K.", "LN-T", "Kraków"));
        (await InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Achternaam == "Tweeling"))).ShouldBe(0, "nothing was handed in");
        await formulier.Fill("Invoer.Dubbel", "ander").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        var personen = await InAsync(db => db.Set<Deelnemer>().Where(d => d.Achternaam == "Tweeling").ToListAsync());
        personen.Count.ShouldBe(2);
        personen.Single(p => p.Voorletters == "K.").Bsn.ShouldNotBeNull("the number that was typed before the warning is still there");

        await OudAsync("Buitenbereik", VreemdContract, geboren: new(1995, 5, 6));
        (await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Buitenbereik", "06-05-1995").SubmitAsync()).RedirectsTo.ShouldNotBeNull("who is out of reach is not told of");
    }

    [Fact]
    public async Task Who_takes_part_already_is_refused_on_the_screen_and_not_sent_001_28()
    {
        await OudAsync("Looptal", geboren: new(1991, 1, 3), eind: Deelname.OpenEinde);
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var gevraagd = await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Looptal", "03-01-1991").SubmitAsync();
        var geweigerd = await gevraagd.Form("aanmelden").Fill("Invoer.Dubbel", "zelfde").SubmitAsync();
        geweigerd.Text.ShouldContain("Deze persoon is al ingeschreven in dit contract: vanaf");
        geweigerd.Form("aanmelden")["Invoer.Achternaam"].ShouldBe("Looptal");
        (await InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Achternaam == "Looptal"))).ShouldBe(0, "nothing was handed in");
        (await geweigerd.Form("aanmelden").Fill("Invoer.Dubbel", "ander").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_citizen_number_may_be_given_and_is_never_shown_and_the_reference_is_001_29()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var geweigerd = await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Geheimhouder").Fill("Invoer.Bsn", Burgernummer).Fill("Invoer.Werknemersnummer", "REF-29").Fill("Invoer.Ingangsdatum", "").SubmitAsync();
        geweigerd.Text.ShouldContain("De ingangsdatum ontbreekt");
        geweigerd.Body.ShouldNotContain(Burgernummer);
        geweigerd.Form("aanmelden")["Invoer.Bsn"].ShouldBe("");
        await geweigerd.Form("aanmelden").Fill("Invoer.Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        var deelname = await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Werknemersnummer == "REF-29"));
        (await InAsync(db => db.Set<Deelnemer>().SingleAsync(d => d.Id == deelname.DeelnemerId))).Bsn.ShouldNotBeNull();
        foreach (var adres in new[] { "verzekerden?filter-naam=geheimhouder", $"verzekerden/{deelname.Id}", "deelnemers/nieuw" })
        {
            (await bezoeker.GetAsync(adres)).Body.ShouldNotContain(Burgernummer);
        }

        (await bezoeker.GetAsync("verzekerden?filter-naam=geheimhouder")).Text.ShouldContain("REF-29");
        (await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Telang").Fill("Invoer.Werknemersnummer", new string('9', 16)).SubmitAsync()).Text.ShouldContain("hoogstens 15 tekens");
    }

    [Fact]
    public async Task A_number_that_a_colleague_has_is_warned_of_and_may_be_kept_with_the_answer_about_a_namesake_001_29()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Nummerhouder", "05-05-1985").Fill("Invoer.Werknemersnummer", "LN-77001").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        var gewaarschuwd = await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Nummervrager", "06-06-1986").Fill("Invoer.Werknemersnummer", "LN-77001").SubmitAsync();
        gewaarschuwd.Text.ShouldContain("Iemand anders bij uw organisatie heeft dit nummer al");
        var formulier = gewaarschuwd.Form("aanmelden");
        (formulier["Invoer.Achternaam"], formulier["Invoer.Werknemersnummer"]).ShouldBe(("Nummervrager", "LN-77001"));
        (await formulier.Fill("Invoer.NummerOokAlsDubbel", "true").SubmitAsync()).RedirectsTo.ShouldNotBeNull();

        // who has a namesake besides answers both
        var naamgenoot = await Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Nummerhouder", "05-05-1985").Fill("Invoer.Voorletters", "p").Fill("Invoer.Werknemersnummer", "LN-77001").SubmitAsync();
        var beide = await naamgenoot.Form("aanmelden").Fill("Invoer.Dubbel", "ander").SubmitAsync();
        beide.Text.ShouldContain("Iemand anders bij uw organisatie heeft dit nummer al");
        (await beide.Form("aanmelden").Fill("Invoer.NummerOokAlsDubbel", "true").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("her-aanmelden")]
    [InlineData("direct-her-aanmelden")]
    public async Task Who_returns_with_a_number_that_a_colleague_has_is_warned_of_it_001_22(string naam)
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var houder = await OudAsync($"Houder{naam.Length}", eind: Deelname.OpenEinde);
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == houder.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Werknemersnummer, $"LN-78{naam.Length}")));
        var oud = await OudAsync($"Terug{naam.Length}");
        var pagina = await bezoeker.GetAsync(naam == "her-aanmelden" ? $"verzekerden/{oud.Id}/her-aanmelden" : $"verzekerden/oud?filter-naam=terug{naam.Length}&open={oud.Id}");
        var gewaarschuwd = await pagina.Form(naam).Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Werknemersnummer", $"LN-78{naam.Length}").SubmitAsync();
        gewaarschuwd.Text.ShouldContain("Iemand anders bij uw organisatie heeft dit nummer al");
        (await gewaarschuwd.Form(naam).Fill("Doorgaan", "true").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_address_may_be_left_out_and_the_form_says_what_it_is_for_001_30()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var pagina = await bezoeker.GetAsync("deelnemers/nieuw");
        pagina.Text.ShouldContain("voor een S1-formulier later is dit adres nodig, met huisnummer");
        (await Vul(pagina, "Halfadres").Fill("Invoer.Straat", "Rynek").Fill("Invoer.Woonplaats", "Kraków").Fill("Invoer.Land", "PL").SubmitAsync()).Text.ShouldContain("Het huisnummer van het adres ontbreekt");
        (await Vul(pagina, "Zonderadres").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_is_enrolled_is_in_the_collectivity_and_insured_001_33()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var pagina = await bezoeker.GetAsync("deelnemers/nieuw");
        pagina.Text.ShouldContain("aangemeld voor de collectiviteit én voor de zorgverzekering");
        await Vul(pagina, "Dubbeleffect").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Naamsleutel.StartsWith("dubbeleffect,")))).Pakketten.ShouldContain("Basis");
    }

    [Fact]
    public async Task The_data_must_match_the_passport_and_the_BRP_001_34()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var pagina = await bezoeker.GetAsync("deelnemers/nieuw");
        pagina.Text.ShouldContain("gelijk zijn aan die op het paspoort of de ID-kaart");
        await Vul(pagina, "Echtenaam").Fill("Invoer.Bsn", "999990019").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        await Vul(pagina, "Anderenaam").Fill("Invoer.Bsn", "999990019").SubmitAndFollowAsync();
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("deelnemers/nieuw")).Text.ShouldContain("De gegevens komen niet overeen met de Basisregistratie Personen (BRP). Neem naam, geboortedatum en BSN over van het paspoort");
    }

    [Fact]
    public async Task Pressing_the_button_twice_makes_one_request()
    {
        using var bezoeker = await portaal.AlsAsync(Uitzendbureau);
        var formulier = Vul(await bezoeker.GetAsync("deelnemers/nieuw"), "Dubbelklik", "03-03-1993").Fill("Invoer.Bsn", "999991905");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => formulier.SubmitAsync())));
        antwoorden.ShouldAllBe(a => a.RedirectsTo != null);
        (await InAsync(db => db.Set<Mutatie>().CountAsync(m => db.Set<Aanmelding>().Any(a => a.Id == m.AanmeldingId && a.Achternaam == "Dubbelklik")))).ShouldBe(1);
        (await InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Achternaam == "Dubbelklik"))).ShouldBe(1);
    }

    private Task<T> InAsync<T>(Func<Engine.Data.PortalDbContext, Task<T>> werk) => portaal.InAsync(werk, "mijnzz");

    private static VisitedForm Vul(VisitedPage pagina, string achternaam, string geboren = "04-04-1984") => pagina.Form("aanmelden")
        .Fill("Invoer.Contract", EigenContract).Fill("Invoer.Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Voorletters", "j")
        .Fill("Invoer.Achternaam", achternaam).Fill("Invoer.Geboortedatum", geboren);

    private static async Task<VisitedPage> HerAanmeldAsync(Visitor bezoeker, Deelname oud) =>
        await (await bezoeker.GetAsync($"verzekerden/{oud.Id}/her-aanmelden")).Form("her-aanmelden").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();

    private Task<Deelname> OudAsync(string achternaam, string contract = EigenContract, DateOnly? geboren = null, DateOnly? eind = null) => InAsync(async db =>
    {
        var waar = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
        var deelnemer = new Deelnemer
        {
            Relatienummer = Random.Shared.NextInt64(200_000_000, 299_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Voorletters = "J.", Achternaam = achternaam, Geboortedatum = geboren ?? new(1980, 8, 9),
        };
        var deelname = new Deelname
        {
            ContractId = waar.Id, DeelnemerId = deelnemer.Id, Ingangsdatum = waar.Start.AddYears(1), Eind = eind ?? Werkgever.Vandaag.AddDays(-40), Naamsleutel = Naam.Sleutel(deelnemer),
            Relatienummer = deelnemer.Relatienummer, Geboortedatum = deelnemer.Geboortedatum,
        };
        db.AddRange(deelnemer, deelname);
        db.AddRange(Zoekwoord.Van(deelname, deelnemer));
        await db.SaveChangesAsync();
        return deelname;
    });
}
