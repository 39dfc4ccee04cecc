using System.Net;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manuals 001 and 002: what the administration could not carry out.</summary>
public sealed class Handleiding001MisluktTests : IAsyncLifetime
{
    private readonly Zakelijk portaal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portaal.DisposeAsync();

    [Fact]
    public async Task The_insurers_desk_sees_what_failed_for_customers_and_nobody_of_whom()
    {
        using var balie = await portaal.AlsAsync("balie@zakelijk.example");
        var lijst = await (await balie.GetAsync("")).ClickAsync("Mislukte verzoeken");
        lijst.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBeGreaterThan(0);
        lijst.Text.ShouldContain("400100");
        var namen = await portaal.InAsync(db => db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt)
            .Join(db.Set<Collectiviteit.Aanmeldingen.Aanmelding>(), m => m.AanmeldingId, a => a.Id, (m, a) => a.Achternaam).ToListAsync());
        namen.ShouldNotBeEmpty();
        namen.ShouldAllBe(n => !lijst.Document.QuerySelectorAll("#tabel tbody")[0].TextContent.Contains(n));
        (await balie.GetAsync("mislukte-verwerkingen")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Processing_reports_are_made_no_more_and_the_page_points_to_the_failures_001_48()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("verwerkingsverslagen");
        pagina.Text.ShouldContain("sinds oktober 2018 niet meer gemaakt");
        pagina.Text.ShouldContain("laatste 30 dagen");
        var lijst = await pagina.ClickAsync("Naar Mislukte verwerkingen");
        lijst.Address.AbsolutePath.ShouldBe("/mislukte-verwerkingen");
        lijst.Text.ShouldContain("Verwerkingsverslagen worden sinds oktober 2018 niet meer gemaakt");
    }

    [Fact]
    public async Task A_failed_deregistration_stands_in_the_list_with_reason_and_remedy_and_is_done_over_from_there_001_49()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var lid = await MislukAsync(bezoeker, "Mislukkema", "400100");
        var lijst = await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100");
        var rij = lijst.Document.QuerySelectorAll("#tabel tbody tr").Single(r => r.TextContent.Contains("Mislukkema", StringComparison.Ordinal));
        rij.TextContent.ShouldContain("Afmelding");
        rij.TextContent.ShouldContain("De deelname liep al tot en met 01-06-2026");
        rij.TextContent.ShouldContain("Controleer de einddatum");
        rij.TextContent.ShouldContain("Femke de Boer");

        portaal.Klok.Advance(TimeSpan.FromMinutes(1));

        // the enrolment is over, so the form could only refuse
        rij.TextContent.ShouldContain("Opnieuw indienen kan niet meer, omdat deze deelname voorbij is. Zoek de persoon op");
        rij.QuerySelectorAll("a").ShouldBeEmpty();

        // the form opens with what was asked, and its new request takes the line away from what needs attention
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, Deelname.OpenEinde)));
        var formulier = await (await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100")).ClickAsync("Opnieuw indienen: Afmelding van J. Mislukkema");
        formulier.Text.ShouldContain("Dit verzoek lukte eerder niet");
        var velden = formulier.Form("afmelden");
        velden["Invoer.Einddatum"].ShouldBe("30-09-2026");
        velden["Invoer.Reden"].ShouldNotBeNullOrEmpty();
        var controle = await velden.SubmitAsync("Invoer.Stap", "controleren");
        (await controle.Form("afmelden").SubmitAndFollowAsync("Invoer.Stap", "bevestigen")).Text.ShouldContain("in behandeling");
        await GeenFoutMeerAsync(bezoeker, "Mislukkema");
        await portaal.VerwerkAsync();
        await GeenFoutMeerAsync(bezoeker, "Mislukkema");
    }

    [Fact]
    public async Task Who_goes_on_in_a_later_period_has_nothing_to_do_over_in_the_former_one_001_49()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var lid = await MislukAsync(bezoeker, "Looptdoor", "400100");
        var eind = new DateOnly(2026, 12, 31);
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, eind)));
        (await RegelAsync()).ShouldContain("Opnieuw indienen: Afmelding van J. Looptdoor");
        await portaal.InAsync(async db =>
        {
            db.Add(new Deelname
            {
                ContractId = lid.Deelname.ContractId, DeelnemerId = lid.Deelnemer.Id, Ingangsdatum = eind.AddDays(1), Naamsleutel = lid.Deelname.Naamsleutel, Relatienummer = lid.Deelname.Relatienummer,
                Geboortedatum = lid.Deelname.Geboortedatum,
            });
            return await db.SaveChangesAsync();
        });
        (await RegelAsync()).ShouldNotContain("Opnieuw indienen: Afmelding");

        async Task<string> RegelAsync() => (await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100")).Document.QuerySelectorAll("#tabel tbody tr")
            .Single(r => r.TextContent.Contains("Looptdoor", StringComparison.Ordinal)).TextContent;
    }

    [Fact]
    public async Task Another_request_for_the_same_person_takes_no_failure_away_001_49()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var lid = await MislukAsync(bezoeker, "Blijftstaan", "400100");
        portaal.Klok.Advance(TimeSpan.FromMinutes(1));
        await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/werknemersnummer")).Form("werknemersnummer").Fill("Nummer", "LN-99001").SubmitAsync();
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100")).Text.ShouldContain("Blijftstaan");
    }

    [Fact]
    public async Task Failures_stay_in_the_list_for_thirty_days_001_49()
    {
        using (var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau))
        {
            await MislukAsync(bezoeker, "Vergankelijk", "400100");
        }

        portaal.Klok.Advance(TimeSpan.FromDays(29));
        using var binnen = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        (await binnen.GetAsync("mislukte-verwerkingen?aantal=100")).Text.ShouldContain("Vergankelijk");
        portaal.Klok.Advance(TimeSpan.FromDays(2));
        using var buiten = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        (await buiten.GetAsync("mislukte-verwerkingen?aantal=100")).Text.ShouldNotContain("Vergankelijk");
    }

    [Fact]
    public async Task The_list_is_paged_sorted_and_keeps_to_the_contracts_in_reach_001_49()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        await portaal.InAsync(db => db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt).ExecuteDeleteAsync());
        for (var i = 0; i < 12; i++)
        {
            await MislukAsync(bezoeker, $"Fout{i:D2}", i % 2 == 0 ? "400100" : "400101");
            portaal.Klok.Advance(TimeSpan.FromMinutes(1));
        }

        var eerste = await bezoeker.GetAsync("mislukte-verwerkingen?aantal=10");
        Namen(eerste).Count.ShouldBe(10);
        Namen(eerste)[0].ShouldBe("J. Fout11", "the newest comes first");
        Namen(await eerste.ClickAsync("Volgende")).ShouldBe(["J. Fout01", "J. Fout00"]);
        Namen(await bezoeker.GetAsync("mislukte-verwerkingen?sorteer=ingediend&aantal=10"))[0].ShouldBe("J. Fout00");
        Contracten(await bezoeker.GetAsync("mislukte-verwerkingen?sorteer=contract&aantal=25")).ShouldBe([.. Enumerable.Repeat("400100", 6), .. Enumerable.Repeat("400101", 6)]);
        Contracten(await bezoeker.GetAsync("mislukte-verwerkingen?sorteer=-contract&aantal=25"))[0].ShouldBe("400101");

        // one contract of this agency is in reach of somebody at another, who has all roles there
        using var ander = await portaal.AlsAsync(Zakelijk.AnderBureau);
        Namen(await ander.GetAsync("mislukte-verwerkingen?aantal=100")).ShouldBeEmpty();
        using var financieel = await portaal.AlsAsync(Zakelijk.Financieel);
        (await financieel.GetAsync("mislukte-verwerkingen")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_failed_in_the_demo_is_true_of_the_people_it_is_about_001_49()
    {
        var mislukt = await portaal.InAsync(async db => (
            await db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt).ToListAsync(),
            await db.Set<Deelname>().ToListAsync(),
            await db.Set<Aanmelding>().ToListAsync()));
        mislukt.Item1.Select(m => m.Soort).Distinct().ShouldBe([MutatieSoort.Afmelding, MutatieSoort.Wissel, MutatieSoort.Aanmelding], ignoreOrder: true);
        foreach (var mutatie in mislukt.Item1)
        {
            var fout = mutatie.Fout.ShouldNotBeNull();
            fout.ShouldNotContain("hoofdverzekerde", customMessage: "a municipality says cliënt");
            if (mutatie.Soort is MutatieSoort.Afmelding or MutatieSoort.Wissel)
            {
                mutatie.Datum.ShouldBeLessThanOrEqualTo(mislukt.Item2.Single(d => d.Id == mutatie.DeelnameId).Ingangsdatum, fout);
            }
            else if (fout.Contains("al ingeschreven", StringComparison.Ordinal))
            {
                var persoon = mislukt.Item3.Single(a => a.Id == mutatie.AanmeldingId).DeelnemerId;
                var loopt = mislukt.Item2.Single(d => d.DeelnemerId == persoon && d.ContractId == mutatie.ContractId);
                fout.ShouldContain($"vanaf {Engine.Ui.Show.Date(loopt.Ingangsdatum)}");
                mutatie.Datum.ShouldBeInRange(loopt.Ingangsdatum, loopt.Eind);
            }
        }
    }

    [Fact]
    public async Task An_earlier_request_about_somebody_else_fills_no_form_001_49()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        await MislukAsync(bezoeker, "Vreemd", "400100");
        var gewoon = await portaal.SchrijfInAsync("Gewoon", "400100");
        var mutatie = await portaal.InAsync(db => db.Set<Mutatie>().OrderByDescending(m => m.IngediendOp).FirstAsync());
        var formulier = await bezoeker.GetAsync($"verzekerden/{gewoon.Deelname.Id}/afmelden?herstel={mutatie.Id}");
        formulier.Form("afmelden")["Invoer.Einddatum"].ShouldBeNullOrEmpty();
        formulier.Text.ShouldNotContain("lukte eerder niet");
    }

    [Fact]
    public async Task Agencies_hear_failures_only_001_11()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var goed = await portaal.SchrijfInAsync("Gelukt", "400100");
        await MeldAfAsync(bezoeker, goed);
        await portaal.VerwerkAsync();
        await MislukAsync(bezoeker, "Nietgelukt", "400100");
        var lijst = await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100");
        lijst.Text.ShouldContain("Nietgelukt");
        lijst.Text.ShouldNotContain("J. Gelukt");
        (await bezoeker.GetAsync("berichten")).Text.ShouldNotContain("elukt");
    }

    [Theory]
    [InlineData("verwerkingsverslagen", "Verwerkingsverslagen")]
    [InlineData("mislukte-verwerkingen", "Mislukte verwerkingen")]
    public async Task Municipalities_do_not_use_it_and_the_simulator_says_why_002_25_002_26(string adres, string label)
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        (await bezoeker.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("")).Document.QuerySelectorAll("nav a").Select(a => a.TextContent.Trim()).ShouldNotContain(label);
        var account = await portaal.InAsync(db => db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == Zakelijk.Gemeente));
        using var beheerder = await portaal.AlsAsync(Zakelijk.Beheerder);
        (await beheerder.GetAsync($"beheer/simulator?account={account.Id}&adres={adres}")).Text.ShouldContain("Gemeenten gebruiken deze functie niet.");
    }

    [Fact]
    public async Task Municipalities_hear_of_a_failure_in_their_messages_and_at_the_start_002_26()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        await MislukAsync(bezoeker, "Pechvogel", "400200");
        var bericht = await (await bezoeker.GetAsync("berichten?filter-categorie=Verwerkingsverslag")).ClickAsync("Afmelding J. Pechvogel voor contract 400200 niet gelukt");
        bericht.Text.ShouldContain("De deelname liep al tot en met 01-06-2026");
        bericht.Text.ShouldContain("Wat u kunt doen: Controleer de einddatum");
        (await bezoeker.GetAsync("")).Text.ShouldContain("niet gelukt");

        // the message and the start page lead to everything that failed, also of who never came to take part
        var lijst = await bericht.ClickAsync("Naar wat niet lukte, om opnieuw in te dienen");
        lijst.Address.AbsolutePath.ShouldBe("/niet-gelukt");
        Namen(lijst).ShouldContain("J. Pechvogel");
        Namen(lijst).ShouldContain("S. Haddou", "an enrolment that failed in the demo");
        var start = await bezoeker.GetAsync("");
        start.Text.ShouldContain($"{Namen(lijst).Count} verzoeken zijn niet gelukt");
        (await start.ClickAsync("Alles wat niet lukte")).Address.AbsolutePath.ShouldBe("/niet-gelukt");
        var opnieuw = await lijst.ClickAsync("Opnieuw indienen: Aanmelding van S. Haddou");
        (await opnieuw.Form("opnieuw").SubmitAndFollowAsync()).Form("stap")["Invoer.Achternaam"].ShouldBe("Haddou");
        using var ander = await portaal.AlsAsync(Zakelijk.AnderBureau);
        (await ander.GetAsync("niet-gelukt?aantal=100")).Text.ShouldNotContain("Pechvogel");
    }

    // the list, the block on the start page and the tile tell of the same failures
    private static async Task GeenFoutMeerAsync(Visitor bezoeker, string naam)
    {
        var lijst = await bezoeker.GetAsync("mislukte-verwerkingen?aantal=100");
        lijst.Text.ShouldNotContain(naam);
        var start = await bezoeker.GetAsync("");
        start.Document.QuerySelectorAll("[aria-labelledby='laatste-mislukt']").ShouldNotContain(b => b.TextContent.Contains(naam, StringComparison.Ordinal));
        start.Text.ShouldContain($"{Namen(lijst).Count} verzoeken zijn niet gelukt");
    }

    // asked in time, but the register has ended the enrolment by the time that it is carried out
    private async Task<Lid> MislukAsync(Visitor bezoeker, string naam, string contract)
    {
        var lid = await portaal.SchrijfInAsync(naam, contract);
        await MeldAfAsync(bezoeker, lid);
        await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 6, 1))));
        await portaal.VerwerkAsync();
        return lid;
    }

    private static async Task MeldAfAsync(Visitor bezoeker, Lid lid)
    {
        var formulier = (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden");
        var reden = (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Document.QuerySelectorAll("select[name='Invoer.Reden'] option").Select(o => o.GetAttribute("value") ?? "").Last(v => v.Length > 0 && v != "overleden");
        var controle = await formulier.Fill("Invoer.Einddatum", "30-09-2026").Fill("Invoer.Reden", reden).SubmitAsync("Invoer.Stap", "controleren");
        (await controle.Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen")).Status.ShouldBe(HttpStatusCode.Found);
    }

    private static List<string> Namen(VisitedPage pagina) => Kolom(pagina, 2);

    private static List<string> Contracten(VisitedPage pagina) => Kolom(pagina, 1);

    private static List<string> Kolom(VisitedPage pagina, int nummer) => [.. pagina.Document.QuerySelectorAll("#tabel tbody tr").Select(r => r.QuerySelectorAll("td")[nummer].TextContent.Trim())];
}
