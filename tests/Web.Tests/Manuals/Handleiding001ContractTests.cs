using System.Net;
using Collectiviteit.Contracten.Contacten;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Web.Tests.Manuals;

/// <summary>Manuals 001 and 002: the data of a contract and its contacts.</summary>
public sealed class Handleiding001ContractTests(Zakelijk portaal) : IClassFixture<Zakelijk>
{
    [Fact]
    public async Task Contract_data_show_start_discount_and_products_001_52()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("contractdetails");
        pagina.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Contract gegevens");
        var feiten = pagina.Document.QuerySelectorAll("main dl div").Select(d => string.Join(" ", d.Children.Select(c => c.TextContent.Trim()))).ToList();
        feiten.ShouldContain("Collectiviteitsnummer 400100");
        feiten.ShouldContain("Ingangsdatum 01-01-2020");
        feiten.ShouldContain(f => f.StartsWith("Korting basisverzekering ", StringComparison.Ordinal) && f.EndsWith('%'));
        feiten.ShouldContain(f => f.StartsWith("Pakketten Basis", StringComparison.Ordinal));
        pagina.Text.ShouldNotContain("400110");
    }

    [Fact]
    public async Task The_contacts_of_a_contract_are_changed_checked_and_logged_001_53()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var scherm = await (await bezoeker.GetAsync("contractdetails")).ClickAsync("Financieel contactpersoon wijzigen van Handen Genoeg, fase A");
        var fout = await scherm.Form("contactpersoon").Fill("Telefoon", "bel mij").Fill("Mail", "geen adres").Fill("Naam", " ").SubmitAsync();
        foreach (var melding in (string[])["Dit is geen telefoonnummer", "Dit is geen e-mailadres", "Vul een naam in"])
        {
            fout.Text.ShouldContain(melding);
        }

        (await scherm.Form("contactpersoon").Fill("Telefoon", "").Fill("Mail", "").SubmitAsync()).Text.ShouldContain("Vul een telefoonnummer of een e-mailadres in");
        var klaar = await scherm.Form("contactpersoon").Fill("Naam", "Wendy Wissel").Fill("Telefoon", "071 555 99 88").Fill("Mail", "wendy@handen-genoeg.example").SubmitAndFollowAsync();
        klaar.Text.ShouldContain("Financieel contactpersoon is gewijzigd");
        klaar.Text.ShouldContain("071 555 99 88");
        var regel = (await portaal.LogAsync("collectiviteit.contactpersoon-wijzigen"))[^1];
        regel.Detail.ShouldBe("Financieel: naam, telefoon, e-mail");

        // a form from before the change of a colleague changes nothing
        (await scherm.Form("contactpersoon").Fill("Naam", "Te Laat").SubmitAsync()).Text.ShouldContain("Een collega heeft deze gegevens zojuist gewijzigd");
        (await (await bezoeker.GetAsync("contractdetails")).ClickAsync("Financieel contactpersoon wijzigen van Handen Genoeg, fase A")).Form("contactpersoon")["Naam"].ShouldBe("Wendy Wissel");
    }

    [Fact]
    public async Task The_contact_data_of_the_company_are_changed_by_who_works_for_all_of_it_001_53()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var scherm = await (await bezoeker.GetAsync("contractdetails")).ClickAsync("Contactgegevens van uw organisatie wijzigen");
        (await scherm.Form("bedrijf").Fill("Adres", "").SubmitAsync()).Text.ShouldContain("Vul straat, huisnummer, postcode en plaats in");
        foreach (var half in new[] { "x", "Leiden", "Nieuwe Rijn Leiden", "Nieuwe Rijn 5 Leiden", "2312 JC Leiden" })
        {
            (await scherm.Form("bedrijf").Fill("Adres", half).SubmitAsync()).Text.ShouldContain("Vul straat, huisnummer, postcode en plaats in", Case.Sensitive, half);
        }

        var klaar = await scherm.Form("bedrijf").Fill("Adres", "Nieuwe Rijn 5, 2312 JC Leiden").Fill("Telefoon", "071 555 11 22").SubmitAndFollowAsync();
        klaar.Text.ShouldContain("Nieuwe Rijn 5");
        (await portaal.LogAsync("collectiviteit.bedrijf-wijzigen"))[^1].Detail.ShouldBe("adres, telefoon");

        // this colleague has one of the two contracts
        using var deels = await portaal.AlsAsync(Zakelijk.Financieel);
        (await deels.GetAsync("contractdetails")).Text.ShouldNotContain("Contactgegevens van uw organisatie wijzigen");
        (await deels.GetAsync("contractdetails/bedrijf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Contacts_of_a_contract_out_of_reach_do_not_exist_001_53()
    {
        var ids = await portaal.InAsync(db => db.Set<Contract>().ToDictionaryAsync(c => c.Number, c => c.Id));
        using var deels = await portaal.AlsAsync(Zakelijk.Financieel);
        (await deels.GetAsync($"contractdetails/{ids["400100"]}/contactpersoon/financieel")).Status.ShouldBe(HttpStatusCode.OK);
        (await deels.GetAsync($"contractdetails/{ids["400101"]}/contactpersoon/financieel")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await deels.GetAsync($"contractdetails/{ids["400110"]}/contactpersoon/financieel")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await deels.GetAsync($"contractdetails/{ids["400100"]}/contactpersoon/anders")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_colleagues_at_once_one_changes_a_contact_and_the_other_is_told_001_53()
    {
        var contract = await portaal.ContractAsync("400153", new(2026, 1, 1));
        using var een = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var scherm = await een.GetAsync($"contractdetails/{contract.Id}/contactpersoon/administratief");
        var paginas = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            een.GetAsync($"contractdetails/{contract.Id}/contactpersoon/administratief").ContinueWith(p => p.Result.Form("contactpersoon").Fill("Naam", $"Naam {i}").Fill("Telefoon", "071 555 00 00").SubmitAsync(), TaskScheduler.Default).Unwrap()));
        paginas.Count(p => p.Status == HttpStatusCode.Found).ShouldBeGreaterThanOrEqualTo(1);
        var rijen = await portaal.InAsync(db => db.Set<Contactpersoon>().Where(c => c.ContractId == contract.Id).ToListAsync());
        rijen.ShouldHaveSingleItem().Versie.ShouldBe(paginas.Count(p => p.Status == HttpStatusCode.Found));
        (await scherm.Form("contactpersoon").Fill("Naam", "Laatste").Fill("Telefoon", "071 555 00 00").SubmitAsync()).Text.ShouldContain("Een collega heeft deze gegevens");
    }

    [Fact]
    public async Task Municipalities_read_the_contacts_and_change_them_through_the_relation_manager_002_27()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        var pagina = await bezoeker.GetAsync("contractdetails");
        pagina.Text.ShouldContain("Administratief contactpersoon");
        pagina.Text.ShouldContain("Raadhuisplein 1");
        pagina.Text.ShouldContain("relatiemanager");
        pagina.Document.QuerySelectorAll("main a[href*=contactpersoon], main a[href='contractdetails/bedrijf']").ShouldBeEmpty();
        var contract = await portaal.InAsync(db => db.Set<Contract>().SingleAsync(c => c.Number == "400200"));
        (await bezoeker.GetAsync($"contractdetails/{contract.Id}/contactpersoon/financieel")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bezoeker.GetAsync("contractdetails/bedrijf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
