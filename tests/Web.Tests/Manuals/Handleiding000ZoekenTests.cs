using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Engine.Audit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Web.Tests.Manuals;

/// <summary>Manual 000: finding, listing and downloading insured persons.</summary>
public sealed class Handleiding000ZoekenTests(Werkgever werkgever) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task One_insured_person_is_found_from_the_search_form_000_16()
    {
        var jan = await werkgever.SchrijfInAsync("Zwartsluis", tussen: "van der");
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await (await bezoeker.GetAsync("verzekerden")).Form("zoek-met").Fill("filter-naam", "Zwartsluis van der").SubmitAsync();
        pagina.Text.ShouldContain("Aantal verzekerden: 1");
        pagina.Text.ShouldContain("J. van der Zwartsluis");
        pagina.Text.ShouldContain(jan.Deelnemer.Relatienummer);
    }

    [Fact]
    public async Task The_total_overview_lists_everybody_and_needs_the_premium_through_the_salary_000_16()
    {
        using var salaris = await werkgever.AlsAsync();
        var overzicht = await (await salaris.GetAsync("verzekerden")).ClickAsync("Totaaloverzicht");
        overzicht.Document.QuerySelectorAll("#tabel tbody tr:not(.portal-table__note)").Length.ShouldBe(25);
        overzicht.Text.ShouldContain("Volgende");
        overzicht.Document.QuerySelectorAll("#tabel thead tr:first-child th").Select(k => k.TextContent.Trim())
            .ShouldBe(["Naam", "Relatienummer", "Geboortedatum", "Werknemersnummer", "Ingangsdatum", "Einddatum (t/m)", "Acties"]);

        using var giro = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await giro.GetAsync("verzekerden")).Text.ShouldNotContain("Totaaloverzicht");
        var geweigerd = await giro.GetAsync("verzekerden?toon=alles");
        geweigerd.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(0);
        geweigerd.Text.ShouldContain("Vul minstens een naam");
    }

    [Fact]
    public async Task An_empty_search_asks_for_the_total_overview_000_16()
    {
        using var salaris = await werkgever.AlsAsync();
        (await (await salaris.GetAsync("verzekerden")).Form("zoek-met").SubmitAsync()).Document.QuerySelectorAll("#tabel tbody tr:not(.portal-table__note)").Length.ShouldBe(25);

        using var giro = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await (await giro.GetAsync("verzekerden")).Form("zoek-met").SubmitAsync()).Text.ShouldContain("Vul minstens een naam");
    }

    [Fact]
    public async Task Columns_filter_on_who_came_or_left_on_a_date_000_17()
    {
        var lid = await werkgever.SchrijfInAsync("Kolomfilter");
        await werkgever.InAsync(db => db.Set<global::Collectiviteit.Deelnemers.Deelname>().Where(d => d.Id == lid.Deelname.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2022, 2, 3))));
        using var bezoeker = await werkgever.AlsAsync();
        foreach (var (filter, waarde) in new[] { ("ingangsdatum", "04-03-2021"), ("einddatum", "03-02-2022"), ("einddatum", "01-02-2022 t/m 28-02-2022") })
        {
            var pagina = await (await bezoeker.GetAsync("verzekerden?toon=alles")).Form("tabel-filters")
                .Force("filter-" + filter, waarde).Force("filter-naam", "kolomfilter").SubmitAsync();
            pagina.Document.QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(1, $"{filter} {waarde}");
        }

        (await bezoeker.GetAsync("verzekerden?toon=alles&filter-naam=kolomfilter&filter-einddatum=04-02-2022")).Document
            .QuerySelectorAll("#tabel tbody tr").Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_stays_in_its_field_with_the_error_at_it_and_the_table_stays_000_17()
    {
        using var bezoeker = await werkgever.AlsAsync();
        var kolom = await bezoeker.GetAsync("verzekerden?toon=alles&filter-ingangsdatum=abc");
        var veld = kolom.Document.QuerySelector("#tabel input[name='filter-ingangsdatum']").ShouldNotBeNull();
        (veld.GetAttribute("value"), veld.GetAttribute("aria-invalid"), veld.GetAttribute("aria-describedby")).ShouldBe(("abc", "true", veld.Id + "-fout"));
        kolom.Document.GetElementById(veld.Id + "-fout").ShouldNotBeNull().TextContent.ShouldContain("niet te lezen");
        (kolom.Document.QuerySelector(".portal-error-summary a").ShouldNotBeNull().GetAttribute("href") ?? "").ShouldEndWith("#" + veld.Id);

        var kaart = await bezoeker.GetAsync("verzekerden?filter-geboortedatum=1-1-80");
        var geboren = kaart.Document.QuerySelector("#zoek-met input[name='filter-geboortedatum']").ShouldNotBeNull();
        (geboren.GetAttribute("value"), geboren.GetAttribute("aria-invalid")).ShouldBe(("1-1-80", "true"));
        kaart.Text.ShouldContain("Schrijf het jaar met vier cijfers");
        (kaart.Document.QuerySelector(".portal-error-summary a").ShouldNotBeNull().GetAttribute("href") ?? "").ShouldEndWith("#" + geboren.Id);
        kaart.Document.QuerySelector("#zoek-met").ShouldNotBeNull().TextContent.ShouldNotContain("niet verplicht");
    }

    [Fact]
    public async Task Who_moves_counts_once_and_what_is_over_can_only_be_looked_at_000_16()
    {
        var over = await werkgever.SchrijfInAsync("Verhuizer");
        var morgen = Werkgever.Vandaag.AddDays(1);
        await werkgever.BeeindigAsync(over, Werkgever.Vandaag);
        await werkgever.InAsync(async db =>
        {
            var nieuw = new global::Collectiviteit.Deelnemers.Deelname
            {
                ContractId = (await db.Set<Engine.Access.Contract>().SingleAsync(c => c.Number == "300101")).Id, DeelnemerId = over.Deelnemer.Id, Ingangsdatum = morgen,
                Naamsleutel = over.Deelname.Naamsleutel, Relatienummer = over.Deelname.Relatienummer, Geboortedatum = over.Deelname.Geboortedatum,
            };
            db.Add(nieuw);
            db.AddRange(global::Collectiviteit.Deelnemers.Zoekwoord.Van(nieuw, over.Deelnemer));
            return await db.SaveChangesAsync();
        });
        var weg = await werkgever.SchrijfInAsync("Vertrokkene");
        await werkgever.BeeindigAsync(weg, Werkgever.Vandaag.AddDays(-1));
        using var bezoeker = await werkgever.AlsAsync();
        var lijst = await bezoeker.GetAsync("verzekerden?filter-naam=verhuizer");
        lijst.Text.ShouldContain("Aantal verzekerden: 1. Ook in de lijst: 1 regel van wie later begint of is afgemeld");
        lijst.Document.QuerySelectorAll("#tabel tbody a").Count(a => a.TextContent.StartsWith("Afmelden", StringComparison.Ordinal)).ShouldBe(1, "the period that goes on elsewhere is over");
        (await bezoeker.GetAsync($"verzekerden/{over.Deelname.Id}")).Document.QuerySelectorAll("main .portal-actions a").ShouldBeEmpty();
        var oud = await bezoeker.GetAsync("verzekerden?filter-naam=vertrokkene");
        oud.Text.ShouldContain("Aantal verzekerden: 0. Ook in de lijst: 1 regel van wie");
        oud.Document.QuerySelectorAll("#tabel tbody .portal-row-actions a").ShouldHaveSingleItem().TextContent.ShouldStartWith("Bekijk polis");
        (await bezoeker.GetAsync($"verzekerden/{weg.Deelname.Id}")).Document.QuerySelectorAll("main .portal-actions a").ShouldBeEmpty();

        // nor by an address that somebody kept
        foreach (var lid in new[] { over, weg })
        {
            var formulier = (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden");
            (await formulier.Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag.AddDays(-3))).Fill("Invoer.Reden", "einde-collectiviteit").SubmitAsync("Invoer.Stap", "bevestigen")).Text.ShouldContain("is niet meer te wijzigen");
            (await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/werknemersnummer")).Form("werknemersnummer").Fill("Nummer", "NR-1").SubmitAsync()).Text.ShouldContain("is niet meer te wijzigen");
            (await (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/collectiviteit")).Form("wissel").Fill("Nummer", "300101").Fill("Datum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync()).Text.ShouldContain("is niet meer te wijzigen");
        }
    }

    [Fact]
    public async Task The_overview_downloads_as_a_spreadsheet_and_is_logged_with_its_count_000_18()
    {
        await werkgever.SchrijfInAsync("Łuczakowska-Download");
        using var bezoeker = await werkgever.AlsAsync();
        var bestand = await (await bezoeker.GetAsync("verzekerden?toon=alles&filter-naam=download")).ClickAsync("Download dit overzicht als Excel-bestand");
        bestand.Status.ShouldBe(HttpStatusCode.OK);
        (bestand.Response.Content.Headers.ContentDisposition?.FileNameStar ?? "").ShouldBe($"verzekerden-{Werkgever.Vandaag:yyyy-MM-dd}.xlsx");
        using var zip = new ZipArchive(new MemoryStream(bestand.Bytes));
        using var lezer = new StreamReader((zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidDataException()).Open());
        var blad = await lezer.ReadToEndAsync();
        blad.ShouldContain("Łuczakowska-Download");
        Regex.Matches(blad[..blad.IndexOf("</row>", StringComparison.Ordinal)], "<t[^>]*>([^<]*)</t>").Select(m => m.Groups[1].Value)
            .ShouldBe(["Contract", "Naam", "Relatienummer", "Geboortedatum", "Werknemersnummer", "Ingangsdatum", "Einddatum (t/m)"]);
        var gelezen = await werkgever.InAsync(db => db.Set<AuditEvent>().OrderByDescending(e => e.At).FirstAsync(e => e.Type == "collectiviteit.download"));
        gelezen.ObjectCount.ShouldBe(1);

        using var giro = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await giro.GetAsync("verzekerden/download")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_search_term_of_ten_thousand_characters_is_refused_in_words()
    {
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync("verzekerden?filter-naam=" + new string('x', 10_000));
        pagina.Text.ShouldContain("Uw zoekterm is te lang");
    }

    [Fact]
    public async Task Every_page_about_a_person_is_one_read_event()
    {
        var lid = await werkgever.SchrijfInAsync("Leesregel");
        using var bezoeker = await werkgever.AlsAsync();
        foreach (var adres in Adressen(lid.Deelname.Id).Append("verzekerden?toon=alles").Append("contractdetails"))
        {
            var voor = await werkgever.LeesregelsAsync();
            (await bezoeker.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.OK, adres);
            (await werkgever.LeesregelsAsync() - voor).ShouldBe(1, adres);
        }
    }

    [Fact]
    public async Task An_id_out_of_scope_is_as_absent_as_one_that_does_not_exist()
    {
        var ander = await werkgever.SchrijfInAsync("Vreemdeling", "300300");
        var collega = await werkgever.SchrijfInAsync("Andercontract");
        using var hoofd = await werkgever.AlsAsync();
        using var beperkt = await werkgever.AlsAsync(Werkgever.EenContract);
        foreach (var (bezoeker, id) in new[] { (hoofd, ander.Deelname.Id), (hoofd, Guid.NewGuid()), (beperkt, collega.Deelname.Id) })
        {
            foreach (var adres in Adressen(id))
            {
                (await bezoeker.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.NotFound, adres);
            }
        }

        (await hoofd.GetAsync("verzekerden?filter-naam=vreemdeling")).Text.ShouldContain("Aantal verzekerden: 0");
        (await beperkt.GetAsync("verzekerden?filter-naam=andercontract")).Text.ShouldContain("Aantal verzekerden: 0");
        (await beperkt.GetAsync("verzekerden?toon=alles&contract=300100")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> Adressen(Guid id) =>
        [$"verzekerden/{id}", $"verzekerden/{id}/afmelden", $"verzekerden/{id}/werknemersnummer", $"verzekerden/{id}/collectiviteit"];
}
