using System.Net;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 000: details, deregistering, employee numbers and moving, as a main user does it without script.</summary>
public sealed class Handleiding000MuterenTests(Werkgever werkgever) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task Details_open_from_the_list_only_where_the_premium_goes_through_the_salary_000_20()
    {
        var lid = await werkgever.SchrijfInAsync("Detailzicht");
        using var bezoeker = await werkgever.AlsAsync();
        var detail = await (await bezoeker.GetAsync("verzekerden?filter-naam=detailzicht")).ClickAsync("Wijzigen polis van J. Detailzicht");
        detail.Text.ShouldContain(lid.Deelnemer.Relatienummer);
        detail.Text.ShouldContain("300100");

        var giro = await werkgever.SchrijfInAsync("Girozicht", "300200");
        using var ander = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        var lijst = await ander.GetAsync("verzekerden?filter-naam=girozicht");
        lijst.Text.ShouldContain("J. Girozicht");
        lijst.Text.ShouldContain("Afmelden");
        lijst.Text.ShouldNotContain("Wijzigen polis");
        (await ander.GetAsync($"verzekerden/{giro.Deelname.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_employee_is_deregistered_with_the_whole_family_000_21()
    {
        var lid = await werkgever.SchrijfInAsync("Gezinshoofd");
        await werkgever.SchrijfInAsync("Gezinskind", via: lid, geboren: new(2015, 1, 1));
        using var bezoeker = await werkgever.AlsAsync();
        var formulier = (await (await bezoeker.GetAsync("verzekerden?filter-naam=gezinshoofd")).ClickAsync("Afmelden van J. Gezinshoofd")).Form("afmelden");
        var controle = await formulier.Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Reden", "einde-dienstverband").SubmitAsync("Invoer.Stap", "controleren");
        controle.Text.ShouldContain("Klopt dit?");
        controle.Text.ShouldContain("J. Gezinshoofd en J. Gezinskind");
        var klaar = await controle.Form("afmelden").SubmitAndFollowAsync("Invoer.Stap", "bevestigen");
        klaar.Text.ShouldContain("Afmelding in behandeling");
        klaar.Document.QuerySelector("#tabel tbody tr").ShouldNotBeNull().ClassList.ShouldContain("is-pending");
        await werkgever.VerwerkAsync();
        (await werkgever.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.Status == MutatieStatus.Verwerkt && m.Datum == Werkgever.Vandaag && m.ContractId == lid.Deelname.ContractId))).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task The_end_date_is_the_last_day_that_counts_000_22()
    {
        var lid = await werkgever.SchrijfInAsync("Laatstedag");
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden");
        pagina.Text.ShouldContain("Deze dag telt nog mee");
        pagina.Text.ShouldContain("30 april");
        var einde = Werkgever.Vandaag.AddDays(-10);
        await MeldAfAsync(bezoeker, lid, Werkgever.Dag(einde), "einde-dienstverband");
        await werkgever.VerwerkAsync();
        (await werkgever.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Id == lid.Deelname.Id))).Einddatum.ShouldBe(einde);
        (await bezoeker.GetAsync("verzekerden?filter-naam=laatstedag")).Text.ShouldContain(Werkgever.Dag(einde));
    }

    [Fact]
    public async Task What_is_refused_keeps_what_was_typed_with_the_error_at_its_field_000_22()
    {
        var lid = await werkgever.SchrijfInAsync("Onleesbaar");
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden")
            .Fill("Invoer.Einddatum", "31-02-2026").Fill("Invoer.Reden", "overleden").SubmitAsync("Invoer.Stap", "controleren");
        pagina.Form("afmelden")["Invoer.Einddatum"].ShouldBe("31-02-2026");
        pagina.Form("afmelden")["Invoer.Reden"].ShouldBe("overleden");
        pagina.Document.GetElementById("Invoer.Einddatum").ShouldNotBeNull().GetAttribute("aria-invalid").ShouldBe("true");
        pagina.Text.ShouldContain("De einddatum bestaat niet. Vul een dag in die bestaat");
    }

    [Fact]
    public async Task Who_is_58_on_the_day_after_the_end_date_leaves_because_of_pension_and_keeps_the_discount_000_23()
    {
        var einde = Werkgever.Vandaag.AddDays(-2);
        var lid = await werkgever.SchrijfInAsync("Pensioenleeftijd", geboren: einde.AddDays(1).AddYears(-58));
        using var bezoeker = await werkgever.AlsAsync();
        var geweigerd = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden")
            .Fill("Invoer.Einddatum", Werkgever.Dag(einde)).Fill("Invoer.Reden", "einde-dienstverband").SubmitAsync("Invoer.Stap", "controleren");
        geweigerd.Text.ShouldContain("Einde dienstverband i.v.m. pensioen");
        geweigerd.Text.ShouldNotContain("Klopt dit?");
        await MeldAfAsync(bezoeker, lid, Werkgever.Dag(einde), "pensioen");
        await werkgever.VerwerkAsync();
        (await werkgever.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Id == lid.Deelname.Id))).HoudtKorting.ShouldBeTrue();

        var jonger = await werkgever.SchrijfInAsync("Netnietoud", geboren: einde.AddDays(2).AddYears(-58));
        var teJong = await (await bezoeker.GetAsync($"verzekerden/{jonger.Deelname.Id}/afmelden")).Form("afmelden")
            .Fill("Invoer.Einddatum", Werkgever.Dag(einde)).Fill("Invoer.Reden", "pensioen").SubmitAsync("Invoer.Stap", "controleren");
        teJong.Text.ShouldContain("kan pas vanaf 58 jaar");
    }

    [Fact]
    public async Task A_change_in_the_past_shows_once_processed_and_the_person_stays_insured_000_24()
    {
        var lid = await werkgever.SchrijfInAsync("Verledentijd");
        using var bezoeker = await werkgever.AlsAsync();
        var klaar = await MeldAfAsync(bezoeker, lid, Werkgever.Dag(Werkgever.Vandaag.AddDays(-5)), "einde-dienstverband");
        klaar.Body.ShouldContain("De zorgverzekering zelf loopt door");
        klaar.Text.ShouldContain("Afmelding in behandeling");
        await werkgever.VerwerkAsync();
        var lijst = await bezoeker.GetAsync("verzekerden?filter-naam=verledentijd");
        lijst.Document.QuerySelectorAll("#tabel tbody .portal-state").ShouldBeEmpty();
        lijst.Text.ShouldContain(Werkgever.Dag(Werkgever.Vandaag.AddDays(-5)));
    }

    [Fact]
    public async Task An_employee_number_changes_as_of_today_000_25()
    {
        var lid = await werkgever.SchrijfInAsync("Nummerman");
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await (await bezoeker.GetAsync("verzekerden?filter-naam=nummerman")).ClickAsync("Werknemersnummer wijzigen van J. Nummerman");
        pagina.Text.ShouldContain(Werkgever.Dag(Werkgever.Vandaag));
        var teLang = await pagina.Form("werknemersnummer").Fill("Nummer", "1234567890123456").SubmitAsync();
        teLang.Text.ShouldContain("hoogstens 15 tekens");
        teLang.Form("werknemersnummer")["Nummer"].ShouldBe("1234567890123456");
        await teLang.Form("werknemersnummer").Fill("Nummer", "ZGV-77").SubmitAndFollowAsync();
        (await werkgever.InAsync(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == lid.Deelname.Id))).Datum.ShouldBe(Werkgever.Vandaag);
        await werkgever.VerwerkAsync();
        var nu = await (await bezoeker.GetAsync("verzekerden?filter-werknemersnummer=ZGV-77")).ClickAsync("Werknemersnummer wijzigen van J. Nummerman");
        (await nu.Form("werknemersnummer").SubmitAsync()).Text.ShouldContain("Dit nummer staat er al.", Case.Insensitive, "who saves an untouched form takes no number away");

        await werkgever.SchrijfInAsync("Gironummer", "300200");
        using var giro = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await (await giro.GetAsync("verzekerden?filter-naam=gironummer")).ClickAsync("Werknemersnummer wijzigen van J. Gironummer")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_moves_to_another_own_collectivity_from_the_detail_page_000_26()
    {
        var lid = await werkgever.SchrijfInAsync("Overstapper");
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}")).ClickAsync("Collectiviteit wijzigen");
        (await pagina.Form("wissel").Force("Nummer", "300300").Fill("Datum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync())
            .Text.ShouldContain("Kies een ander contract van uw organisatie");
        await pagina.Form("wissel").Fill("Nummer", "300101").Fill("Datum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();
        await werkgever.VerwerkAsync();
        var nieuw = await werkgever.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.DeelnemerId == lid.Deelnemer.Id && d.Eind == Deelname.OpenEinde));
        (nieuw.ContractId != lid.Deelname.ContractId, nieuw.Ingangsdatum).ShouldBe((true, Werkgever.Vandaag));

        var giro = await werkgever.SchrijfInAsync("Girostapper", "300200");
        using var ander = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await ander.GetAsync($"verzekerden/{giro.Deelname.Id}/collectiviteit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_failed_request_shows_its_reason_and_remedy_in_the_list_000_24()
    {
        var lid = await werkgever.SchrijfInAsync("Mislukkeling");
        using var bezoeker = await werkgever.AlsAsync();
        await MeldAfAsync(bezoeker, lid, Werkgever.Dag(Werkgever.Vandaag), "einde-dienstverband");
        await werkgever.InAsync(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2022, 1, 1))));
        await werkgever.VerwerkAsync();
        (await bezoeker.GetAsync("verzekerden?filter-naam=mislukkeling")).Text.ShouldContain("Afmelding niet gelukt. De deelname liep al tot en met 01-01-2022.");
    }

    [Fact]
    public async Task Posting_a_confirmation_twice_makes_one_request()
    {
        var lid = await werkgever.SchrijfInAsync("Dubbelklik");
        using var bezoeker = await werkgever.AlsAsync();
        var controle = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden")
            .Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Reden", "einde-dienstverband").SubmitAsync("Invoer.Stap", "controleren");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => controle.Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen")));
        antwoorden.ShouldAllBe(a => a.RedirectsTo != null);
        (await werkgever.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == lid.Deelname.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_who_deregister_the_same_person_at_once_make_one_request()
    {
        for (var ronde = 0; ronde < 5; ronde++)
        {
            var lid = await werkgever.SchrijfInAsync($"Tweemensen{ronde}", "300101");
            var formulieren = new List<VisitedForm>();
            foreach (var (wie, reden) in new[] { (Werkgever.Hoofdgebruiker, "einde-dienstverband"), (Werkgever.EenContract, "einde-collectiviteit") })
            {
                var controle = await (await (await werkgever.AlsAsync(wie)).GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden")
                    .Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).Fill("Invoer.Reden", reden).SubmitAsync("Invoer.Stap", "controleren");
                formulieren.Add(controle.Form("afmelden"));
            }

            var antwoorden = await Task.WhenAll(formulieren.Select(f => Task.Run(() => f.SubmitAsync("Invoer.Stap", "bevestigen"))));
            antwoorden.Count(a => a.RedirectsTo is not null).ShouldBe(1);
            antwoorden.Single(a => a.RedirectsTo is null).Text.ShouldContain("loopt al een verzoek");
            (await werkgever.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == lid.Deelname.Id))).ShouldBe(1);
        }
    }

    private static async Task<VisitedPage> MeldAfAsync(Visitor bezoeker, Lid lid, string einddatum, string reden)
    {
        var controle = await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden")
            .Fill("Invoer.Einddatum", einddatum).Fill("Invoer.Reden", reden).SubmitAsync("Invoer.Stap", "controleren");
        return await controle.Form("afmelden").SubmitAndFollowAsync("Invoer.Stap", "bevestigen");
    }
}
