using System.Net;
using Collectiviteit.Mutaties;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Web.Tests.Manuals;

/// <summary>Manual 000: what deregistering means for a family, and what a family member can be asked.</summary>
public sealed class Handleiding000MuterenGezinTests(Werkgever werkgever) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task After_a_death_the_user_chooses_who_of_the_family_goes_too_and_reads_nothing_of_a_discount_000_21()
    {
        var lid = await werkgever.SchrijfInAsync("Overledene");
        var kind = await werkgever.SchrijfInAsync("Overlevende", via: lid, geboren: new(2015, 1, 1));
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden");
        pagina.Document.GetElementById("Invoer.Gezin").ShouldNotBeNull().TextContent.ShouldContain("J. Overlevende");
        var teLaat = await pagina.Form("afmelden").Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag.AddDays(1))).Fill("Invoer.Reden", "overleden").SubmitAsync("Invoer.Stap", "controleren");
        teLaat.Document.GetElementById("Invoer.Einddatum-fout").ShouldNotBeNull().TextContent.ShouldContain("ligt niet in de toekomst");
        var controle = await teLaat.Form("afmelden").Fill("Invoer.Einddatum", Werkgever.Dag(Werkgever.Vandaag)).SubmitAsync("Invoer.Stap", "controleren");
        controle.Text.ShouldContain("eindigen op de dag van overlijden");
        controle.Text.ShouldNotContain("Korting");
        controle.Text.ShouldNotContain("De zorgverzekering zelf loopt door");
        controle.Document.QuerySelectorAll("[name='Invoer.Gezin']").ShouldHaveSingleItem().HasAttribute("checked").ShouldBeFalse();
        (await controle.Form("afmelden").Fill("Invoer.Gezin", kind.Deelname.Id.ToString()).SubmitAndFollowAsync("Invoer.Stap", "bevestigen")).Body.ShouldContain("J. Overledene en J. Overlevende tot en met");
        (await werkgever.InAsync(db => db.Set<Mutatie>().CountAsync(m => m.Reden == "overleden" && (m.DeelnameId == lid.Deelname.Id || m.DeelnameId == kind.Deelname.Id)))).ShouldBe(2);
    }

    [Fact]
    public async Task A_family_member_has_no_reasons_of_the_employment_and_no_employee_number_000_23()
    {
        var lid = await werkgever.SchrijfInAsync("Werkende");
        var kind = await werkgever.SchrijfInAsync("Meeverzekerd", via: lid, geboren: new(2015, 1, 1));
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync($"verzekerden/{kind.Deelname.Id}/afmelden");
        pagina.Document.QuerySelectorAll("select[name='Invoer.Reden'] option").Select(o => o.GetAttribute("value")).ShouldBe(["", "einde-collectiviteit", "overleden"]);
        pagina.Text.ShouldNotContain("58 jaar");
        (await bezoeker.GetAsync("verzekerden?filter-naam=meeverzekerd")).Document.QuerySelectorAll("#tabel tbody a").ShouldNotContain(a => a.TextContent.StartsWith("Werknemersnummer wijzigen", StringComparison.Ordinal));
        (await bezoeker.GetAsync($"verzekerden/{kind.Deelname.Id}")).Document.QuerySelectorAll("main a").ShouldNotContain(a => a.TextContent == "Werknemersnummer wijzigen");
        (await bezoeker.GetAsync($"verzekerden/{kind.Deelname.Id}/werknemersnummer")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
