using System.Net;
using Engine.Api.Keys;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>A main user makes a key, hands it to the payroll vendor and revokes it.</summary>
public sealed class KoppelingenPageTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task A_key_is_made_shown_once_used_and_revoked()
    {
        using var bezoeker = await portaal.AlsAsync();
        (await bezoeker.GetAsync("instellingen")).Document.QuerySelectorAll("a").ShouldContain(a => a.TextContent.Trim() == "Koppelingen");
        var klaar = await (await bezoeker.GetAsync("koppelingen/nieuw")).Form("koppeling").Fill("Naam", "Loon & Zaken").Fill("Dagen", "90").Fill("Rechten", "collectiviteit.inzien").SubmitAsync();
        klaar.Text.ShouldContain("De koppeling 'Loon & Zaken' is gemaakt");
        var sleutel = klaar.Document.QuerySelector("#Sleutel").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();

        klaar.Document.QuerySelector("button[data-copy=Sleutel][hidden]").ShouldNotBeNull("without script there is the field to copy from");
        using var pakket = Salarispakket.Met(portaal, sleutel);
        (await pakket.LeesAsync("deelnemers?naam=jansen")).Status.ShouldBe(HttpStatusCode.OK);
        (await pakket.LeesAsync($"deelnemers/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await pakket.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(Guid.NewGuid()))).Status.ShouldBe(HttpStatusCode.Forbidden, "that right was not ticked");

        var lijst = await bezoeker.GetAsync("koppelingen");
        lijst.Text.ShouldContain("Loon & Zaken");
        lijst.Text.ShouldContain("Marieke Hofstra");
        lijst.Body.ShouldNotContain(sleutel);
        await (await lijst.ClickAsync("intrekken Loon & Zaken")).Form("intrekken").SubmitAndFollowAsync();
        (await bezoeker.GetAsync("koppelingen")).Text.ShouldContain("Ingetrokken op");
        (await pakket.LeesAsync("deelnemers?naam=jansen")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_missing_is_named_at_its_field()
    {
        using var bezoeker = await portaal.AlsAsync();
        var fout = await (await bezoeker.GetAsync("koppelingen/nieuw")).Form("koppeling").Fill("Naam", "").SubmitAsync();
        fout.Document.QuerySelectorAll(".portal-error-summary a").Select(a => a.GetAttribute("href")?.Split('#')[^1]).ShouldBe(["Naam", "Rechten"]);
    }

    [Fact]
    public async Task The_insurers_desk_sees_the_keys_of_customers_and_ends_one()
    {
        var sleutel = await Salarispakket.SleutelAsync(portaal, "300200");
        using var pakket = Salarispakket.Met(portaal, sleutel);
        (await pakket.LeesAsync("deelnemers?naam=jansen")).Status.ShouldBe(HttpStatusCode.OK);
        using var balie = await portaal.AlsAsync("balie@accountbeheer.example");
        var lijst = await (await (await balie.GetAsync("")).ClickAsync("Koppelingen van klanten")).Form("main form").Fill("zoek", "wilg").SubmitAsync();
        var rij = lijst.Document.QuerySelectorAll("#tabel tbody tr").Where(r => r.TextContent.Contains(sleutel[..ApiKeySecret.PrefixLength], StringComparison.Ordinal)).ShouldHaveSingleItem();
        foreach (var deel in (string[])["100300 Thuiszorg De Wilg", "Salaris", "Personen inzien", "door Proef"])
        {
            rij.TextContent.ShouldContain(deel);
        }

        lijst.Body.ShouldNotContain(sleutel);
        var intrekken = rij.QuerySelector("a").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull();
        (await (await balie.GetAsync(intrekken)).Form("intrekken").SubmitAndFollowAsync()).Text.ShouldContain("De koppeling 'Salaris' van 100300 Thuiszorg De Wilg is ingetrokken.");
        (await pakket.LeesAsync("deelnemers?naam=jansen")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await portaal.InAsync(db => db.Set<Engine.Audit.AuditEvent>().Where(e => e.Type == "portal.koppeling-intrekken").OrderByDescending(e => e.At).Select(e => e.Detail).FirstAsync())).ShouldNotBeNull().ShouldEndWith("door de verzekeraar");
    }

    [Fact]
    public async Task A_key_of_another_organisation_is_not_there()
    {
        var sleutel = await Salarispakket.SleutelAsync(portaal, "300200");
        var id = await portaal.InAsync(db => db.Set<ApiKey>().Where(k => k.Prefix == sleutel.Substring(0, ApiKeySecret.PrefixLength)).Select(k => k.Id).SingleAsync());
        using var bezoeker = await portaal.AlsAsync();
        (await bezoeker.GetAsync($"koppelingen/{id}/intrekken")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
