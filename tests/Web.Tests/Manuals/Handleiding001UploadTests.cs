using System.Net;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Bulk.Reading;
using Engine.Bulk.Uploads;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;
using Testing.Collectiviteiten;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, "Upload aan- en afmeldingen", as an agency does it without script, and 002, where it is not used.</summary>
public sealed class Handleiding001UploadTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Administratief = "administratie@handen-genoeg.example";
    private const string AnderBureau = "directie@flexkracht-rijnland.example";
    private const string Gemeente = "minima@waterdorp.example";

    [Fact]
    public async Task Registrations_and_deregistrations_go_together_in_one_form_001_31()
    {
        var weg = await InschrijvenAsync("Vertrekker", "LN-31");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await (await bezoeker.OpenAsync("")).ClickAsync("Upload aan- en afmeldingen");
        var formulier = await FormulierAsync(pagina);
        IngevuldFormulier.Koppen(formulier).ShouldContain("Extern referentienummer");
        IngevuldFormulier.Koppen(formulier).ShouldNotContain("BSN");
        var bezig = await VerstuurAsync(pagina, IngevuldFormulier.Vul(formulier,
        [
            Aanmelding("Wiśniewska-Łuczak", "LN-1"), Aanmelding("Yıldız", "LN-2"), Aanmelding("Ștefănescu", "LN-3"),
            [("Soort", "Afmelding"), ("Contract", "400100"), ("Datum", Werkgever.Dag(Werkgever.Vandaag)), ("Achternaam", "Vertrekker"), ("Geboortedatum", "07-06-1985"), ("Extern referentienummer", "LN-31"), ("Reden van afmelden", "Op eigen verzoek")],
        ]));
        bezig.Text.ShouldContain("0 van 4 regels gecontroleerd");
        bezig.Document.QuerySelector("#voortgang").ShouldNotBeNull().GetAttribute("hx-trigger").ShouldBe("every 1s");
        await portaal.VerwerkAsync();
        var klaar = await bezoeker.GetAsync(bezig.Address.ToString());
        klaar.Text.ShouldContain("4 aangenomen");
        klaar.Document.QuerySelector("#voortgang").ShouldNotBeNull().GetAttribute("hx-trigger").ShouldBeNull();
        var rijen = (await klaar.ClickAsync("Bekijk de aangenomen regels")).Document.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        rijen.Count.ShouldBe(4);
        rijen[1].ShouldContain("Yıldız");
        rijen[3].ShouldContain($"Afmelding tot en met {Werkgever.Dag(Werkgever.Vandaag)}");
        rijen[3].ShouldEndWith("Verwerkt");
        foreach (var (nummer, naam) in new[] { ("LN-1", "Wiśniewska-Łuczak"), ("LN-2", "Yıldız"), ("LN-3", "Ștefănescu") })
        {
            (await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Werknemersnummer == nummer).Join(db.Set<Deelnemer>(), d => d.DeelnemerId, p => p.Id, (d, p) => p.Achternaam).SingleAsync(), "mijnzz")).ShouldBe(naam);
        }

        (await portaal.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Id == weg.Deelname.Id), "mijnzz")).Einddatum.ShouldBe(Werkgever.Vandaag);
        (await bezoeker.GetAsync("upload")).Text.ShouldContain("Femke de Boer");
    }

    [Fact]
    public async Task An_upload_that_stopped_says_so_and_goes_on_with_the_rest_001_31()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        var bezig = await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), [Aanmelding("Stilstaander", "LN-80"), Aanmelding("Doorloper", "LN-81")]));
        var id = Guid.Parse(bezig.Address.Segments[^1]);
        await portaal.InAsync(db => db.Set<Engine.Jobs.QueueHead>().Where(h => h.RowId == id).ExecuteUpdateAsync(s => s.SetProperty(h => h.DeadSince, DateTimeOffset.UtcNow)), "mijnzz");
        var gestopt = await bezoeker.GetAsync(bezig.Address.ToString());
        gestopt.Text.ShouldContain("De verwerking is gestopt");
        gestopt.Text.ShouldContain("0 van 2 regels zijn gecontroleerd. Er is nog niets aangenomen.");
        gestopt.Document.QuerySelector("#voortgang").ShouldNotBeNull().GetAttribute("hx-trigger").ShouldBeNull("there is nothing to wait for");
        (await bezoeker.GetAsync("upload")).Text.ShouldContain("gestopt: open om verder te gaan");
        using (var ander = await portaal.AlsAsync(AnderBureau))
        {
            (await ander.GetAsync(bezig.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        // twice pressed is once done
        var verder = gestopt.Form("verder");
        (await verder.SubmitAndFollowAsync()).Text.ShouldContain("0 van 2 regels gecontroleerd");
        await verder.SubmitAsync();
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync(bezig.Address.ToString())).Text.ShouldContain("2 aangenomen");
        (await portaal.InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Werknemersnummer == "LN-80"), "mijnzz")).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_LibreOffice_saved_leads_to_participants_001_31()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        using var leeg = FormFile.Open(await FormulierAsync(pagina)).Value;
        var opgeslagen = LibreOffice.SavedFormWith(leeg.Stamp.ShouldNotBeNull(), Werkgever.Dag(Werkgever.Vandaag));
        (await KlaarAsync(bezoeker, await VerstuurAsync(pagina, opgeslagen))).Text.ShouldContain($"{LibreOffice.Names.Count} aangenomen");
        var deelnemers = await portaal.InAsync(db => db.Set<Deelname>().Where(d => d.Werknemersnummer.StartsWith("LO-")).OrderBy(d => d.Werknemersnummer)
            .Join(db.Set<Deelnemer>(), d => d.DeelnemerId, p => p.Id, (d, p) => new { p.Achternaam, p.Geboortedatum }).ToListAsync(), "mijnzz");
        deelnemers.Select(d => d.Achternaam).ShouldBe(LibreOffice.Names);
        deelnemers.ShouldAllBe(d => d.Geboortedatum == new DateOnly(1985, 3, 17));
    }

    [LibreOfficeFact]
    public async Task A_form_of_today_that_LibreOffice_saves_is_read_001_31()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        var ingevuld = IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Zelfbewaard", "LV-1"));
        (await KlaarAsync(bezoeker, await VerstuurAsync(pagina, await LibreOffice.SaveAsync(ingevuld)))).Text.ShouldContain("1 aangenomen");
    }

    [Fact]
    public async Task A_deregistration_with_a_number_needs_no_name_and_says_so_in_form_and_correction_001_31()
    {
        var (opNummer, opEigen) = (await InschrijvenAsync("Alleennummer", "LN-501"), await InschrijvenAsync("Alleeneigen", "LN-502"));
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        (string Kop, string Waarde)[] Af(string kop, string nummer) =>
            [("Soort", "Afmelding"), ("Contract", "400100"), ("Datum", Werkgever.Dag(Werkgever.Vandaag)), (kop, nummer), ("Reden van afmelden", "Op eigen verzoek")];
        var zonder = Af("Achternaam", "Naamloos");
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(
            await FormulierAsync(pagina), Af("Relatienummer", opNummer.Deelnemer.Relatienummer), Af("Extern referentienummer", "LN-502"), zonder)));
        resultaat.Text.ShouldContain("2 aangenomen");
        resultaat.Text.ShouldContain("1 geweigerd");
        (await portaal.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.DeelnameId == opNummer.Deelname.Id || m.DeelnameId == opEigen.Deelname.Id), "mijnzz")).ShouldBe(2);
        var verbeteren = await resultaat.ClickAsync("Verbeteren van regel 4");
        foreach (var veld in new[] { "Voorletters", "Achternaam", "Geboortedatum", "Reden" })
        {
            verbeteren.Document.QuerySelector($"label[for='Waarden[{veld}]']").ShouldNotBeNull().TextContent.ShouldNotContain("niet verplicht", Case.Insensitive, veld);
        }
    }

    [Fact]
    public async Task A_refused_row_says_where_why_and_what_to_do_and_is_corrected_on_the_screen_001_31()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        var fout = Aanmelding("Kowalczyk", "LN-77");
        fout[2].Waarde = "31-02-2026";
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Zielińska", "LN-78"), fout)));
        resultaat.Text.ShouldContain("1 aangenomen");
        resultaat.Text.ShouldContain("1 geweigerd");
        var rij = resultaat.Document.QuerySelectorAll("#tabel tbody tr").ShouldHaveSingleItem().Children.Select(c => c.TextContent.Trim()).ToList();
        rij[..2].ShouldBe(["3", "J. Kowalczyk"]);
        rij[2].ShouldBe("Datum: De datum bestaat niet. Vul een dag in die bestaat, bijvoorbeeld 30-04-2026.");
        resultaat.Document.QuerySelector("#tabel caption").ShouldNotBeNull().TextContent.ShouldContain("Aan- en afmeldingen");

        var bewerken = await resultaat.ClickAsync("Verbeteren van regel 3");
        bewerken.Form("regel")["Waarden[Datum]"].ShouldBe("31-02-2026");
        bewerken.Document.GetElementById("Waarden[Datum]").ShouldNotBeNull().GetAttribute("aria-invalid").ShouldBe("true");
        (await bewerken.Form("regel").Fill("Waarden[Datum]", "30-02-2026").SubmitAsync()).Form("regel")["Waarden[Datum]"].ShouldBe("30-02-2026");
        var verbeterd = await bewerken.Form("regel").Fill("Waarden[Datum]", Werkgever.Dag(Werkgever.Vandaag)).SubmitAndFollowAsync();
        verbeterd.Body.ShouldContain("Regel 3 is aangenomen");
        verbeterd.Text.ShouldContain("2 aangenomen");
        (await bewerken.Form("regel").SubmitAndFollowAsync()).Body.ShouldContain("Deze regel is al verbeterd.", customMessage: "a second click");
        await portaal.VerwerkAsync();
        (await bezoeker.GetAsync("verzekerden?filter-naam=kowalczyk")).Text.ShouldContain("Aantal deelnemers: 1");
    }

    [Fact]
    public async Task Only_the_refused_rows_are_downloaded_and_sent_again_without_doubles_001_31()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        var fout = Aanmelding("Dąbrowski", "LN-90");
        fout[5].Waarde = "";
        var bestand = IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Nowicki", "LN-91"), fout);
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, bestand));
        var geweigerd = await resultaat.ClickAsync("Download alleen de geweigerde regels");
        geweigerd.Response.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("attachment");
        IngevuldFormulier.Koppen(geweigerd.Bytes).TakeLast(2).ShouldBe(["Waarom geweigerd", "Wat u doet"]);
        (await VerstuurAsync(pagina, bestand)).Body.ShouldContain("Dit bestand is al eerder verstuurd");

        // the corrected file with everything in it, as most people do
        fout[5].Waarde = "17-03-1985";
        var opnieuw = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Nowicki", "LN-91"), fout)));
        opnieuw.Text.ShouldContain("1 aangenomen");
        opnieuw.Text.ShouldContain("1 was al eerder aangenomen");
        (await portaal.InAsync(db => db.Set<Aanmelding>().CountAsync(a => a.Werknemersnummer == "LN-91"), "mijnzz")).ShouldBe(1);
    }

    [Fact]
    public async Task Each_delivery_starts_with_a_new_form_of_the_own_customer_001_32()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        using var ander = await portaal.AlsAsync(AnderBureau);
        var pagina = await bezoeker.GetAsync("upload");
        pagina.Text.ShouldContain("Gebruik elke keer een nieuw formulier");
        (await FormulierAsync(pagina)).ShouldNotBe(await FormulierAsync(pagina));
        var vreemd = IngevuldFormulier.Vul(await FormulierAsync(await ander.GetAsync("upload")), Aanmelding("Vreemdeling", "LN-1", "400110"));
        (await VerstuurAsync(pagina, vreemd)).Text.ShouldContain("Dit formulier is gemaakt voor een andere organisatie");
        (await VerstuurAsync(pagina, "Naam;Geboren"u8.ToArray())).Text.ShouldContain("Dit is geen Excel-bestand");
        (await pagina.Form("upload").SubmitAsync()).Text.ShouldContain("Kies eerst een bestand");
    }

    [Fact]
    public async Task Somebody_is_enrolled_for_the_collectivity_and_the_insurance_001_33()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        pagina.Text.ShouldContain("aangemeld voor de collectiviteit én voor de zorgverzekering");
        await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Dubbeleffect", "LN-33"))));
        (await portaal.InAsync(db => db.Set<Deelname>().SingleAsync(d => d.Werknemersnummer == "LN-33"), "mijnzz")).Pakketten.ShouldBe(["Basis"]);
    }

    [Fact]
    public async Task The_form_comes_from_the_portal_for_the_contract_that_is_chosen_001_35()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        var formulier = await pagina.Form("formulier").Fill("contract", "400101").SubmitAsync();
        formulier.Response.Content.Headers.ContentDisposition.ShouldNotBeNull().FileNameStar.ShouldNotBeNull().ShouldContain("400101");
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(formulier.Bytes, Aanmelding("Buitencontract", "LN-35"))));
        resultaat.Text.ShouldContain("Contract staat niet in de lijst");
        (await bezoeker.GetAsync("upload/formulier?contract=400110")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_external_reference_of_the_form_is_shown_in_the_lists_001_36()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), Aanmelding("Referentie", "007"))));
        (await bezoeker.GetAsync("verzekerden?filter-werknemersnummer=007")).Text.ShouldContain("J. Referentie");
    }

    [Fact]
    public async Task An_upload_is_not_found_by_another_customer()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        using var ander = await portaal.AlsAsync(AnderBureau);
        var pagina = await bezoeker.GetAsync("upload");
        var fout = Aanmelding("Eigen", "LN-40");
        fout[2].Waarde = "nooit";
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), fout)));
        var regel = (resultaat.Document.QuerySelector("#tabel tbody a")?.GetAttribute("href")).ShouldNotBeNull();
        var pad = resultaat.Address.AbsolutePath.TrimStart('/');
        foreach (var adres in new[] { pad, pad + "/geweigerd", pad + "/aangenomen", regel })
        {
            (await ander.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.NotFound, adres);
        }
    }

    [Fact]
    public async Task Municipalities_do_not_upload_and_the_simulator_says_why_002_24()
    {
        using var bezoeker = await portaal.AlsAsync(Gemeente);
        (await bezoeker.OpenAsync("")).Document.QuerySelector("a[href='upload']").ShouldBeNull();
        (await bezoeker.GetAsync("upload")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var beheer = await portaal.AlsAsync("beheer@zakelijk.example");
        var gezocht = await beheer.GetAsync("beheer/simulator?zoek=minima");
        var account = gezocht.Document.QuerySelectorAll("select[name=account] option").Select(o => o.GetAttribute("value") ?? "").First(v => v.Length > 0);
        (await beheer.GetAsync($"beheer/simulator?zoek=minima&account={account}&adres=upload")).Text.ShouldContain("Deze functie wordt niet gebruikt.");
    }

    [Fact]
    public async Task UPL_6_an_upload_that_is_cut_leaves_nothing_behind()
    {
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var aantal = await portaal.InAsync(db => db.Set<BulkUpload>().CountAsync(), "mijnzz");
        using var lijn = new CancellationTokenSource();
        using var inhoud = new MultipartFormDataContent { { new StreamContent(new CutStream(lijn)), "Bestand", "rijen.xlsx" } };
        await Should.ThrowAsync<Exception>(() => bezoeker.Client.PostAsync(new Uri("upload", UriKind.Relative), inhoud, lijn.Token));
        (await portaal.InAsync(db => db.Set<BulkUpload>().CountAsync(), "mijnzz")).ShouldBe(aantal);
    }

    [Fact]
    public async Task A_refused_row_with_only_a_number_says_who_it_is_where_the_register_knows_001_31()
    {
        var lid = await InschrijvenAsync("Nummerweet", "LN-390");
        using var bezoeker = await portaal.AlsAsync(Administratief);
        var pagina = await bezoeker.GetAsync("upload");
        (string Kolom, string Waarde)[] Af(string relatie) =>
            [("Soort", "Afmelding"), ("Contract", "400100"), ("Datum", Werkgever.Dag(Werkgever.Vandaag)), ("Relatienummer", relatie), ("Reden van afmelden", "")];
        var resultaat = await KlaarAsync(bezoeker, await VerstuurAsync(pagina, IngevuldFormulier.Vul(await FormulierAsync(pagina), Af(lid.Deelnemer.Relatienummer), Af("123"))));
        resultaat.Document.QuerySelectorAll("#tabel tbody tr").Select(r => r.Children[1].TextContent.Trim()).ToHashSet().ShouldBe(["J. Nummerweet", "relatienummer 123"], ignoreOrder: true);
    }

    private static (string Kop, string Waarde)[] Aanmelding(string achternaam, string nummer, string contract = "400100") =>
    [
        ("Soort", "Aanmelding"), ("Contract", contract), ("Datum", Werkgever.Dag(Werkgever.Vandaag)), ("Voorletters", "J."), ("Achternaam", achternaam), ("Geboortedatum", "17-03-1985"),
        ("Extern referentienummer", nummer),
    ];

    private static async Task<byte[]> FormulierAsync(VisitedPage pagina) => (await pagina.Form("formulier").SubmitAsync()).Bytes;

    private static Task<VisitedPage> VerstuurAsync(VisitedPage pagina, byte[] bestand) => pagina.Form("upload").Attach("Bestand", "rijen.xlsx", bestand).SubmitAndFollowAsync();

    private async Task<VisitedPage> KlaarAsync(Visitor bezoeker, VisitedPage bezig)
    {
        await portaal.VerwerkAsync();
        return await bezoeker.GetAsync(bezig.Address.ToString());
    }

    private async Task<Lid> InschrijvenAsync(string achternaam, string nummer) => await portaal.SchrijfInAsync(achternaam, "400100", nummer: nummer, portaal: "mijnzz");

    /// <summary>Gives some bytes and then breaks off.</summary>
    private sealed class CutStream(CancellationTokenSource line) : MemoryStream
    {
        private int read;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (read++ < 20)
            {
                return buffer.Length;
            }

            await line.CancelAsync();
            throw new IOException("The line is cut.");
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
