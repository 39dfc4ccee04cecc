using System.Net;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Aanmeldingen.Gezin;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 002, "Nieuwe deelnemer": enrolling a client with family in steps, and adding family, as a municipality does it without script.</summary>
public sealed class Handleiding002AanmeldenTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Gemeente = "minima@waterdorp.example";
    private const string Uitzendbureau = "administratie@handen-genoeg.example";
    private const string Contract = "400200";

    [Fact]
    public async Task The_menu_leads_to_two_choices_a_new_client_or_family_of_one_who_takes_part_002_14()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var start = await (await bezoeker.GetAsync("")).ClickAsync("Nieuwe deelnemer");
        start.Text.ShouldContain("Cliënt en gezinsleden aanmelden");
        start.Text.ShouldContain("Gezinsleden bijschrijven");
        (await start.ClickAsync("Zoek deelnemer")).Address.AbsolutePath.ShouldEndWith("/verzekerden");
        (await start.ClickAsync("Volgende")).Address.AbsolutePath.ShouldEndWith("/gezin/nieuw");

        using var uitzend = await portaal.AlsAsync(Uitzendbureau);
        (await uitzend.GetAsync("deelnemers/gezin")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("deelnemers/nieuw")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Anyone_is_enrolled_whether_insured_here_before_or_not_002_15()
    {
        var bekend = await SchrijfInAsync("Ookbekend", new(1975, 7, 8), eind: Werkgever.Vandaag.AddDays(-10));
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var controle = await NaarControleAsync(bezoeker, "Ookbekend", "08-07-1975");
        controle.Text.ShouldContain("Kennen wij deze persoon al?");
        (await controle.Form("stap").SubmitAsync("Knop", "volgende")).Text.ShouldContain("of wij deze persoon al kennen");
        var verzekering = await controle.Form("stap").Fill("Dubbel", "zelfde").SubmitAndFollowAsync("Knop", "volgende");
        await BevestigAsync(verzekering, "collectiviteit");
        await portaal.VerwerkAsync();
        (await InAsync(db => db.Set<Deelname>().CountAsync(d => d.DeelnemerId == bekend.DeelnemerId && d.Eind == Deelname.OpenEinde))).ShouldBe(1);
        await BevestigAsync(await (await NaarControleAsync(bezoeker, "Nooitgezien", "09-07-1975")).Form("stap").SubmitAndFollowAsync("Knop", "volgende"), "basis");
        await portaal.VerwerkAsync();
        (await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Naamsleutel.StartsWith("nooitgezien,")))).Pakketten.ShouldBe(["Basis"]);
    }

    [Fact]
    public async Task The_steps_go_from_client_to_family_to_check_to_insurance_and_payment_and_are_sent_at_the_end_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        client.Document.QuerySelectorAll(".portal-steps li").Select(l => l.TextContent.Trim()).ShouldBe(["Cliënt", "Partner en kinderen", "Controleren", "Verzekering en betaling", "Aanmelden"]);
        var fout = await Vul(client, "Stappenplan", "31-02-1980").SubmitAsync("Knop", "volgende");
        fout.Text.ShouldContain("De geboortedatum bestaat niet");
        fout.Form("stap")["Invoer.Achternaam"].ShouldBe("Stappenplan");
        var gezin = await fout.Form("stap").Fill("Invoer.Geboortedatum", "01-02-1980").SubmitAndFollowAsync("Knop", "volgende");
        gezin = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        gezin.Text.ShouldContain("Gezinslid 1 weghalen");
        gezin = await gezin.Form("stap").Fill("Leden[0].Persoon.Voorletters", "P").Fill("Leden[0].Persoon.Achternaam", "Partnermans").Fill("Leden[0].Persoon.Geboortedatum", "02-02-1981").SubmitAndFollowAsync("Knop", "erbij");
        var teOud = await gezin.Form("stap").Fill("Leden[1].Rol", "Kind").Fill("Leden[1].Persoon.Voorletters", "K").Fill("Leden[1].Persoon.Achternaam", "Stappenplan").Fill("Leden[1].Persoon.Geboortedatum", "03-03-1999").SubmitAsync("Knop", "volgende");
        teOud.Text.ShouldContain("Als kind aanmelden kan tot 18 jaar");
        teOud.Form("stap")["Leden[0].Persoon.Achternaam"].ShouldBe("Partnermans");
        var controle = await teOud.Form("stap").Fill("Leden[1].Persoon.Geboortedatum", Werkgever.Dag(Werkgever.Vandaag.AddYears(-5))).SubmitAndFollowAsync("Knop", "volgende");
        controle.Text.ShouldContain("Klopt dit?");
        controle.Text.ShouldContain("P. Partnermans");
        controle.Text.ShouldContain(Contract);

        // back without loss
        var terug = await (await controle.Form("stap").SubmitAndFollowAsync("Knop", "terug")).Form("stap").SubmitAndFollowAsync("Knop", "terug");
        terug.Form("stap")["Invoer.Achternaam"].ShouldBe("Stappenplan");
        controle = await (await terug.Form("stap").SubmitAndFollowAsync("Knop", "volgende")).Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        var verzekering = await controle.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        (await verzekering.Form("stap").SubmitAsync("Knop", "volgende")).Text.ShouldContain("Kies een verzekering");
        (await verzekering.Form("stap").Fill("Verzekering", "basis").SubmitAsync("Knop", "volgende")).Text.ShouldContain("Kies hoe de premie wordt betaald");
        (await InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Achternaam == "Stappenplan"))).ShouldBe(0, "nothing goes before the last button");
        await BevestigAsync(verzekering, "basis-gemeente", "uitkering");
        await portaal.VerwerkAsync();
        var leden = await InAsync(db => db.Set<Deelname>().Where(d => d.Naamsleutel.StartsWith("stappenplan,") || d.Naamsleutel.StartsWith("partnermans,")).OrderBy(d => d.Rol).ToListAsync());
        leden.Select(l => l.Rol).ShouldBe([Rol.Hoofdverzekerde, Rol.Partner, Rol.Kind]);
        leden.Skip(1).ShouldAllBe(l => l.HoofdDeelnameId == leden[0].Id);
        leden.ShouldAllBe(l => l.Pakketten.Contains("Gemeentepakket") && l.Ingangsdatum == Werkgever.Vandaag);
        (await InAsync(db => db.Set<Aanmelding>().SingleAsync(a => a.Id == leden[0].Id))).Betaalwijze.ShouldBe("uitkering");
    }

    [Fact]
    public async Task A_draft_survives_signing_out_and_is_gone_on_with_or_thrown_away_002_16()
    {
        using (var eerst = await portaal.AlsAsync(Gemeente))
        {
            var client = await (await eerst.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
            await Vul(client, "Bewaarmij", "").Fill("Invoer.Bsn", "111222333").SubmitAndFollowAsync("Knop", "terug");
        }

        (await InAsync(db => db.Set<Aanmeldconcept>().ToListAsync())).ShouldAllBe(c => c.Inhoud == null || !System.Text.Encoding.UTF8.GetString(c.Inhoud).Contains("Bewaarmij"));
        using var later = await portaal.AlsAsync(Gemeente);
        var start = await later.GetAsync("deelnemers/gezin");
        start.Text.ShouldContain("bewaren ze 30 dagen");
        var weer = await start.ClickAsync("Verder gaan met J Bewaarmij");
        (weer.Form("stap")["Invoer.Achternaam"], weer.Form("stap")["Invoer.Bsn"]).ShouldBe(("Bewaarmij", ""));
        weer.Body.ShouldNotContain("111222333");
        weer.Text.ShouldContain("U hebt een BSN ingevuld");

        using var collega = await portaal.AlsAsync("inkoop@waterdorp.example");
        (await collega.GetAsync(weer.Address.PathAndQuery)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var uitzend = await portaal.AlsAsync(Uitzendbureau);
        (await uitzend.GetAsync(weer.Address.PathAndQuery)).Status.ShouldBe(HttpStatusCode.NotFound);

        var id = weer.Address.Segments[^2].TrimEnd('/');
        var gevraagd = await start.Form("concepten").SubmitAsync("Weg", id);
        gevraagd.Text.ShouldContain("Gooit u deze aanmelding weg: J Bewaarmij?");
        (await later.GetAsync("deelnemers/gezin")).Text.ShouldContain("Bewaarmij", Case.Sensitive, "one click throws nothing away");
        await gevraagd.Form("concepten").SubmitAndFollowAsync("Zeker", id);
        (await later.GetAsync("deelnemers/gezin")).Text.ShouldNotContain("Bewaarmij");
        (await later.GetAsync(weer.Address.PathAndQuery)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_BSN_that_does_not_exist_is_asked_again_and_a_wrong_one_can_be_taken_away_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var fout = await Vul(client, "Nummerfout", "01-02-1980").Fill("Invoer.Bsn", "111222334").SubmitAsync("Knop", "volgende");
        fout.Text.ShouldContain("Dit is geen bestaand BSN");
        fout.Text.ShouldNotContain("U hebt een BSN ingevuld");
        (await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Verder gaan met J Nummerfout")).Address.AbsolutePath.ShouldEndWith("/client");
        var gezin = await fout.Form("stap").Fill("Invoer.Bsn", "111222333").SubmitAndFollowAsync("Knop", "volgende");
        var weer = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "terug");
        weer.Text.ShouldContain("U hebt een BSN ingevuld");
        var zonder = await weer.Form("stap").Fill("Invoer.BsnWeg", "true").SubmitAndFollowAsync("Knop", "volgende");
        (await zonder.Form("stap").SubmitAndFollowAsync("Knop", "volgende")).Text.ShouldContain("niet ingevuld");
    }

    [Fact]
    public async Task One_person_twice_in_a_family_is_seen_before_anything_is_sent_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var gezin = await Vul(client, "Tweelingouder", "01-02-1980").SubmitAndFollowAsync("Knop", "volgende");
        gezin = await (await gezin.Form("stap").SubmitAndFollowAsync("Knop", "erbij")).Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        var geboren = Werkgever.Dag(Werkgever.Vandaag.AddYears(-4));
        var dubbel = await Lid(Lid(gezin.Form("stap"), 0, geboren), 1, geboren).SubmitAsync("Knop", "volgende");
        dubbel.Text.ShouldContain("U hebt K. Tweeling twee keer ingevuld");
        var nummer = await dubbel.Form("stap").Fill("Leden[0].Persoon.Bsn", "111222333").Fill("Leden[1].Persoon.Bsn", "111222333").SubmitAsync("Knop", "volgende");
        nummer.Text.ShouldContain("Het BSN van K. Tweeling hebt u ook bij iemand anders ingevuld");
        var leeg = await (await nummer.Form("stap").Fill("Leden[1].Persoon.Achternaam", "").SubmitAsync("Knop", "volgende")).Form("stap").SubmitAsync("Knop", "volgende");
        leeg.Text.ShouldContain("Gezinslid 2: De achternaam ontbreekt.");
        var controle = await leeg.Form("stap").Fill("Leden[1].Persoon.Achternaam", "Tweeling").Fill("Leden[1].Persoon.BsnWeg", "true").Fill("Leden[0].Persoon.Voornaam", "Kim")
            .Fill("Leden[1].Persoon.Voornaam", "Kas").SubmitAndFollowAsync("Knop", "volgende");
        controle.Text.ShouldContain("Klopt dit?");
    }

    [Fact]
    public async Task Who_takes_part_already_is_refused_at_the_check_and_not_sent_002_16()
    {
        await SchrijfInAsync("Looptalmee", new(1975, 7, 11));
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var controle = await NaarControleAsync(bezoeker, "Looptalmee", "11-07-1975");
        (await controle.Form("stap").Fill("Dubbel", "zelfde").SubmitAsync("Knop", "volgende")).Text.ShouldContain("Deze persoon is al ingeschreven in dit contract: vanaf");
        (await controle.Form("stap").Fill("Dubbel", "ander").SubmitAsync("Knop", "volgende")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldEndWith("/verzekering");
    }

    [Fact]
    public async Task Enter_in_a_field_of_the_family_goes_on_and_takes_nobody_away_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var gezin = await (await Vul(client, "Entertoets", "01-02-1980").SubmitAndFollowAsync("Knop", "volgende")).Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        var eerste = gezin.Document.QuerySelector("form.portal-form button[type=submit]").ShouldNotBeNull();
        (eerste.GetAttribute("value"), eerste.GetAttribute("tabindex"), eerste.GetAttribute("aria-hidden")).ShouldBe(("volgende", "-1", "true"));
        (await gezin.Form("stap").Fill("Leden[0].Persoon.Achternaam", "Blijfstaan").SubmitAsync("Knop", "volgende")).Form("stap")["Leden[0].Persoon.Achternaam"].ShouldBe("Blijfstaan");
    }

    [Fact]
    public async Task A_family_has_one_partner_and_at_most_twelve_members_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var gezin = await Vul(client, "Grootgezin", "01-02-1980").SubmitAndFollowAsync("Knop", "volgende");
        for (var i = 0; i < 13; i++)
        {
            gezin = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        }

        gezin.Text.ShouldContain("Gezinslid 12 weghalen");
        gezin.Text.ShouldNotContain("Gezinslid 13 weghalen");
        gezin.Document.QuerySelectorAll("button[value=erbij]").ShouldBeEmpty();
        (await gezin.Form("stap").Fill("Leden[1].Rol", "Partner").SubmitAsync("Knop", "volgende")).Text.ShouldContain("U hebt twee partners ingevuld");
    }

    [Fact]
    public async Task Nothing_is_kept_before_something_is_filled_in_and_drafts_have_names_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var eerder = await ConceptenAsync();
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        (await client.Form("stap").SubmitAsync("Knop", "volgende")).Text.ShouldContain("De achternaam ontbreekt");
        (await client.Form("stap").SubmitAndFollowAsync("Knop", "terug")).Address.AbsolutePath.ShouldEndWith("/deelnemers/gezin");
        (await ConceptenAsync()).ShouldBe(eerder);

        // a form that is refused is kept once, however often it is tried
        var fout = await Vul(client, "Eenconcept", "").SubmitAsync("Knop", "volgende");
        await fout.Form("stap").SubmitAsync("Knop", "volgende");
        (await ConceptenAsync()).ShouldBe(eerder + 1);
        (await bezoeker.GetAsync("deelnemers/gezin")).Text.ShouldContain("J Eenconcept, gewijzigd op");

        // back in the browser shows what was typed, and a second click is no second draft
        client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var verder = await Vul(client, "Teruggegaan", "01-02-1980").SubmitAndFollowAsync("Knop", "volgende");
        await Vul(client, "Teruggegaan", "01-02-1980").SubmitAsync("Knop", "volgende");
        (await ConceptenAsync()).ShouldBe(eerder + 2);
        var terug = (await bezoeker.GetAsync(client.Address.PathAndQuery)).RedirectsTo.ShouldNotBeNull();
        terug.AbsolutePath.ShouldEndWith($"deelnemers/gezin/{verder.Address.Segments[^2]}client");
        (await bezoeker.GetAsync(terug.PathAndQuery)).Form("stap")["Invoer.Achternaam"].ShouldBe("Teruggegaan");
        var dubbel = Vul(await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende"), "Dubbelklikker", "01-02-1980");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => dubbel.SubmitAsync("Knop", "volgende"))));
        (await ConceptenAsync()).ShouldBe(eerder + 3);

        var hoofd = await SchrijfInAsync("Naamgever", new(1978, 1, 2));
        await (await bezoeker.GetAsync($"verzekerden/{hoofd.Id}/bijschrijven")).Form("bijschrijven").SubmitAndFollowAsync();
        (await bezoeker.GetAsync("deelnemers/gezin")).Text.ShouldContain("Bijschrijven bij J. Naamgever, gewijzigd op");
        eerder = await ConceptenAsync();
        await (await bezoeker.GetAsync($"verzekerden/{hoofd.Id}/bijschrijven")).Form("bijschrijven").SubmitAndFollowAsync();
        (await ConceptenAsync()).ShouldBe(eerder, "who comes back goes on where it was");
    }

    [Fact]
    public async Task Adding_family_to_a_child_leads_to_its_main_person_002_18()
    {
        var hoofd = await SchrijfInAsync("Ouderpersoon", new(1978, 1, 3));
        var kind = await SchrijfInAsync("Kindpersoon", new(2015, 1, 3));
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == kind.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Rol, Rol.Kind).SetProperty(d => d.HoofdDeelnameId, hoofd.Id)));
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        (await bezoeker.GetAsync($"verzekerden/{kind.Id}/bijschrijven")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldEndWith($"verzekerden/{hoofd.Id}/bijschrijven");
    }

    [Fact]
    public async Task The_check_shows_what_was_typed_in_one_spelling_and_only_the_end_of_a_BSN_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var controle = await NaarControleAsync(bezoeker, "hoekstra-smit", "1-2-1980");
        var client = await (await controle.Form("stap").SubmitAndFollowAsync("Knop", "terug")).Form("stap").SubmitAndFollowAsync("Knop", "terug");
        var gezin = await client.Form("stap").Fill("Invoer.Bsn", "111222333").Fill("Invoer.Straat", "Dorpsstraat").Fill("Invoer.Huisnummer", "1").Fill("Invoer.Postcode", "2405jk").Fill("Invoer.Woonplaats", "Waterdorp")
            .SubmitAndFollowAsync("Knop", "volgende");
        controle = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        foreach (var tekst in new[] { "J. Hoekstra-Smit", "01-02-1980", "Dorpsstraat 1, 2405 JK Waterdorp", "eindigt op 333" })
        {
            controle.Text.ShouldContain(tekst, Case.Sensitive);
        }

        controle.Body.ShouldNotContain("111222333");
    }

    [Fact]
    public async Task A_half_draft_opens_at_the_first_step_that_is_not_right_002_16()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var controle = await NaarControleAsync(bezoeker, "Halfklaar", "03-02-1980");
        var gezin = await (await controle.Form("stap").SubmitAndFollowAsync("Knop", "terug")).Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        (await bezoeker.OpenAsync(controle.Address.AbsolutePath)).Address.AbsolutePath.ShouldEndWith("/gezin", Case.Sensitive, "the family member has no name yet");
        var client = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "terug");
        await client.Form("stap").Fill("Invoer.Geboortedatum", "").SubmitAsync("Knop", "volgende");
        foreach (var adres in new[] { controle.Address.AbsolutePath, gezin.Address.AbsolutePath })
        {
            (await bezoeker.OpenAsync(adres)).Address.AbsolutePath.ShouldEndWith("/client");
        }
    }

    private Task<int> ConceptenAsync() => InAsync(db => db.Set<Aanmeldconcept>().CountAsync());

    private static VisitedForm Lid(VisitedForm formulier, int plaats, string geboren) => formulier
        .Fill($"Leden[{plaats}].Rol", "Kind").Fill($"Leden[{plaats}].Persoon.Voorletters", "k").Fill($"Leden[{plaats}].Persoon.Achternaam", "Tweeling").Fill($"Leden[{plaats}].Persoon.Geboortedatum", geboren);

    [Fact]
    public async Task The_client_gets_a_policy_sheet_and_card_by_post_and_the_enrolment_is_processed_002_17()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var verzekering = await (await NaarControleAsync(bezoeker, "Postbezorgd", "10-10-1970")).Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        var klaar = await BevestigAsync(verzekering, "basis");
        klaar.Body.ShouldContain("krijgt een polisblad en een verzekeringspas met de post");
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("verzekerden?filter-naam=postbezorgd")).Text.ShouldContain("J. Postbezorgd");
    }

    [Fact]
    public async Task Family_is_added_to_a_client_with_the_same_form_002_18()
    {
        var hoofd = await SchrijfInAsync("Gezinshoofd", new(1978, 1, 1));
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var gezin = await (await bezoeker.GetAsync($"verzekerden/{hoofd.Id}/bijschrijven")).Form("bijschrijven").SubmitAndFollowAsync();
        gezin.Address.AbsolutePath.ShouldEndWith("/gezin");
        gezin.Document.QuerySelectorAll(".portal-nav__open [aria-current]").Select(a => a.TextContent.Trim()).ShouldBe(["Huidige deelnemers"], "it began there");
        var niemand = await (await gezin.Form("stap").SubmitAndFollowAsync("Knop", "weg-0")).Form("stap").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync("Knop", "volgende");
        niemand.Text.ShouldContain("Vul ten minste één gezinslid in.");
        gezin = await niemand.Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        var controle = await gezin.Form("stap").Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Leden[0].Rol", "Kind").Fill("Leden[0].Persoon.Voorletters", "B")
            .Fill("Leden[0].Persoon.Achternaam", "Bijgeschreven").Fill("Leden[0].Persoon.Geboortedatum", Werkgever.Dag(Werkgever.Vandaag.AddYears(-3))).SubmitAndFollowAsync("Knop", "volgende");
        (await BevestigAsync(await controle.Form("stap").SubmitAndFollowAsync("Knop", "volgende"), "basis")).Address.AbsolutePath.ShouldEndWith($"verzekerden/{hoofd.Id}");
        await portaal.VerwerkAsync();
        var kind = await InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Naamsleutel.StartsWith("bijgeschreven,")));
        (kind.HoofdDeelnameId, kind.Rol, kind.ContractId).ShouldBe((hoofd.Id, Rol.Kind, hoofd.ContractId));

        // nobody has two partners, or family from before the own first day
        var partner = await (await bezoeker.GetAsync($"verzekerden/{hoofd.Id}/bijschrijven")).Form("bijschrijven").SubmitAndFollowAsync();
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == kind.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Rol, Rol.Partner)));
        var invoer = partner.Form("stap").Fill("Leden[0].Persoon.Voorletters", "T").Fill("Leden[0].Persoon.Achternaam", "Tweedepartner").Fill("Leden[0].Persoon.Geboortedatum", "01-01-1980");
        (await invoer.Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync("Knop", "volgende")).Text.ShouldContain("B. Bijgeschreven neemt al deel als partner");
        await InAsync(db => db.Set<Deelname>().Where(d => d.Id == hoofd.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Ingangsdatum, Werkgever.Vandaag)));
        (await invoer.Fill("Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag.AddDays(-1))).SubmitAsync("Knop", "volgende")).Text.ShouldContain("De ingangsdatum ligt te ver terug");

        var vreemd = await portaal.SchrijfInAsync("Vreemdhoofd");
        (await bezoeker.GetAsync($"verzekerden/{vreemd.Deelname.Id}/bijschrijven")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Adding_family_can_be_temporarily_unavailable_and_says_why_002_10()
    {
        using var tenants = new ChangedTenants("mijnzz", document => document["features"].ShouldNotBeNull()["collectiviteit.bijschrijven"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "state": "greyed", "reason": "Wij werken aan het systeem.", "audiences": { "uitzendbureau": "off" } }"""));
        await using var dicht = new Werkgever(new Dictionary<string, string?> { ["TenantConfig"] = tenants.Folder });
        var hoofd = await dicht.InAsync(db => db.Set<Deelname>().FirstAsync(d => d.Rol == Rol.Hoofdverzekerde && d.Eind == Deelname.OpenEinde && db.Set<Contract>().Any(c => c.Id == d.ContractId && c.Number == Contract)), "mijnzz");
        var concepten = await dicht.InAsync(db => db.Set<Aanmeldconcept>().CountAsync(), "mijnzz");
        using var bezoeker = await dicht.AlsAsync(Gemeente);
        (await bezoeker.GetAsync("verzekerden?toon=alles")).Text.ShouldContain("Tijdelijk niet beschikbaar");
        var pagina = await bezoeker.GetAsync($"verzekerden/{hoofd.Id}/bijschrijven");
        pagina.Text.ShouldContain("Wij werken aan het systeem.");
        (await pagina.Form("bijschrijven").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Conflict);
        (await dicht.InAsync(db => db.Set<Aanmeldconcept>().CountAsync(), "mijnzz")).ShouldBe(concepten);
    }

    [Fact]
    public async Task A_family_that_failed_is_sent_again_with_what_was_filled_in_002_26()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var gezin = await Vul(client, "Hersteltgezin", "12-12-1972").Fill("Invoer.Straat", "Kerkstraat").Fill("Invoer.Huisnummer", "9").Fill("Invoer.Postcode", "2405 AB").Fill("Invoer.Woonplaats", "Alphen").SubmitAndFollowAsync("Knop", "volgende");
        var partner = await gezin.Form("stap").SubmitAndFollowAsync("Knop", "erbij");
        var controle = await partner.Form("stap").Fill("Leden[0].Persoon.Voorletters", "K").Fill("Leden[0].Persoon.Achternaam", "Hersteltpartner").Fill("Leden[0].Persoon.Geboortedatum", "13-12-1972").SubmitAndFollowAsync("Knop", "volgende");
        await BevestigAsync(await controle.Form("stap").SubmitAndFollowAsync("Knop", "volgende"), "basis");
        var aanvraag = await InAsync(db => db.Set<Mutatie>().Where(m => db.Set<Aanmelding>().Any(a => a.Id == m.AanmeldingId && a.Achternaam == "Hersteltgezin")).Select(m => m.AanvraagId).SingleAsync());
        await InAsync(db => db.Set<Mutatie>().Where(m => m.AanvraagId == aanvraag).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MutatieStatus.Mislukt).SetProperty(m => m.OpenVoor, (Guid?)null)
            .SetProperty(m => m.Fout, "De gegevens kloppen niet.").SetProperty(m => m.Oplossing, "Verbeter ze.").SetProperty(m => m.AfgehandeldOp, DateTimeOffset.UtcNow)));

        var opnieuw = await (await bezoeker.GetAsync("")).ClickAsync($"Opnieuw indienen: Aanmelding van J. Hersteltgezin, per {Werkgever.Dag(Werkgever.Vandaag)}");
        opnieuw.Text.ShouldContain("De gegevens kloppen niet. Verbeter ze.");
        var stap = await opnieuw.Form("opnieuw").SubmitAndFollowAsync();
        (stap.Form("stap")["Invoer.Achternaam"], stap.Form("stap")["Invoer.Straat"]).ShouldBe(("Hersteltgezin", "Kerkstraat"));
        (await opnieuw.Form("opnieuw").SubmitAndFollowAsync()).Address.ShouldBe(stap.Address, "who asks twice goes on with the same draft");
        var leden = await stap.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        leden.Form("stap")["Leden[0].Persoon.Achternaam"].ShouldBe("Hersteltpartner");
        var weer = await leden.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        var verzekering = await weer.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        verzekering.Form("stap")["Verzekering"].ShouldBe("basis");
        await BevestigAsync(verzekering, "basis");
        (await InAsync(db => db.Set<Mutatie>().CountAsync(m => db.Set<Mutatie>().Any(l => l.HerstelVan == m.Id && m.AanvraagId == aanvraag)))).ShouldBe(2, "both failures were done over");
        (await bezoeker.GetAsync("")).Text.ShouldNotContain("Opnieuw indienen: Aanmelding van J. Hersteltgezin");
    }

    [Fact]
    public async Task A_family_of_another_customer_is_never_sent_again_002_26()
    {
        var vreemd = await InAsync(db => db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt && m.DeelnameId == null && !db.Set<Contract>().Any(c => c.Id == m.ContractId && c.Number == Contract)).Select(m => m.Id).FirstAsync());
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        (await bezoeker.GetAsync($"deelnemers/gezin?herstel={vreemd}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pressing_the_last_button_twice_makes_one_request_and_both_see_it_sent()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        var verzekering = await (await NaarControleAsync(bezoeker, "Dubbelgezin", "11-11-1971")).Form("stap").SubmitAndFollowAsync("Knop", "volgende");
        var laatste = (await verzekering.Form("stap").Fill("Verzekering", "collectiviteit").SubmitAndFollowAsync("Knop", "volgende")).Form("stap");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => laatste.SubmitAsync("Knop", "aanmelden"))));
        antwoorden.ShouldAllBe(a => a.RedirectsTo != null && a.RedirectsTo.AbsolutePath.EndsWith("/deelnemers/gezin"));
        (await laatste.SubmitAsync("Knop", "aanmelden")).RedirectsTo.ShouldNotBeNull("who presses once more when it is long done").AbsolutePath.ShouldEndWith("/deelnemers/gezin");
        (await InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Achternaam == "Dubbelgezin"))).ShouldBe(1);
        (await InAsync(db => db.Set<Mutatie>().CountAsync(m => db.Set<Aanmelding>().Any(a => a.Id == m.AanmeldingId && a.Achternaam == "Dubbelgezin")))).ShouldBe(1);
    }

    private Task<T> InAsync<T>(Func<Engine.Data.PortalDbContext, Task<T>> werk) => portaal.InAsync(werk, "mijnzz");

    private static VisitedForm Vul(VisitedPage pagina, string achternaam, string geboren) => pagina.Form("stap")
        .Fill("Invoer.Ingangsdatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Voorletters", "J").Fill("Invoer.Achternaam", achternaam).Fill("Invoer.Geboortedatum", geboren);

    private static async Task<VisitedPage> NaarControleAsync(Visitor bezoeker, string achternaam, string geboren)
    {
        var client = await (await bezoeker.GetAsync("deelnemers/gezin")).ClickAsync("Volgende");
        var gezin = await Vul(client, achternaam, geboren).SubmitAndFollowAsync("Knop", "volgende");
        return await gezin.Form("stap").SubmitAndFollowAsync("Knop", "volgende");
    }

    private static async Task<VisitedPage> BevestigAsync(VisitedPage verzekering, string keuze, string betaalwijze = "acceptgiro")
    {
        var bevestigen = await verzekering.Form("stap").Fill("Verzekering", keuze).Fill("Betaalwijze", betaalwijze).SubmitAndFollowAsync("Knop", "volgende");
        return await bevestigen.Form("stap").SubmitAndFollowAsync("Knop", "aanmelden");
    }

    private Task<Deelname> SchrijfInAsync(string achternaam, DateOnly geboren, DateOnly? eind = null) => InAsync(async db =>
    {
        var waar = await db.Set<Contract>().SingleAsync(c => c.Number == Contract);
        var deelnemer = new Deelnemer
        {
            Relatienummer = Random.Shared.NextInt64(200_000_000, 299_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Voorletters = "J.", Achternaam = achternaam, Geboortedatum = geboren,
        };
        var deelname = new Deelname
        {
            ContractId = waar.Id, DeelnemerId = deelnemer.Id, Ingangsdatum = waar.Start.AddYears(1), Eind = eind ?? Deelname.OpenEinde, Naamsleutel = Naam.Sleutel(deelnemer),
            Relatienummer = deelnemer.Relatienummer, Geboortedatum = geboren,
        };
        db.AddRange(deelnemer, deelname);
        db.AddRange(Zoekwoord.Van(deelname, deelnemer));
        await db.SaveChangesAsync();
        return deelname;
    });
}
