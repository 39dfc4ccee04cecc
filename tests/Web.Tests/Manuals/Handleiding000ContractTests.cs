using System.Net;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Web.Tests.Manuals;

/// <summary>Manual 000: the contract, the desk and the menu.</summary>
public sealed class Handleiding000ContractTests(Werkgever werkgever) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task Contract_details_are_read_only_and_point_to_the_desk_000_38()
    {
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync("contractdetails");
        pagina.Text.ShouldContain("300100");
        pagina.Text.ShouldContain("100200");
        pagina.Text.ShouldContain("inhouding op het salaris");
        pagina.Text.ShouldNotContain("300300");
        pagina.Document.QuerySelectorAll("main form[method=post]").Length.ShouldBe(0);
        pagina.Document.QuerySelectorAll("main a[href='mailto:accountbeheer@izzdoorvgz.nl']").Length.ShouldBeGreaterThan(0);

        using var giro = await werkgever.AlsAsync(Werkgever.Acceptgiro);
        (await giro.GetAsync("contractdetails")).Text.ShouldContain("300200");
    }

    [Fact]
    public async Task Numbers_on_the_start_page_are_worded_for_one_and_for_many_000_16()
    {
        await werkgever.InAsync(async db =>
        {
            var ander = await db.Set<Contract>().SingleAsync(c => c.Number == "300100");
            db.Add(new Contract { OrganisationId = ander.OrganisationId, Number = "300109", Name = "Proef 300109", Start = new(2021, 1, 1), Facts = [.. ander.Facts] });
            return await db.SaveChangesAsync();
        });
        await werkgever.SchrijfInAsync("Enige", "300109");
        using var bezoeker = await werkgever.AlsAsync();
        var regels = (await bezoeker.GetAsync("")).Document.QuerySelectorAll("section[aria-labelledby=aantallen] li").Select(l => l.TextContent.Trim()).ToList();
        regels.Single(r => r.Contains("300109", StringComparison.Ordinal)).ShouldEndWith("1 verzekerde");
        regels.Single(r => r.Contains("300100", StringComparison.Ordinal)).ShouldEndWith(" verzekerden");
    }

    [Theory]
    [InlineData("")]
    [InlineData("verzekerden")]
    [InlineData("contractdetails")]
    public async Task The_desk_is_named_with_mail_phone_and_hours_on_every_page_000_42(string adres)
    {
        using var bezoeker = await werkgever.AlsAsync();
        var hulp = (await bezoeker.GetAsync(adres)).Document.QuerySelector("aside.portal-help")?.TextContent ?? "";
        hulp.ShouldContain("accountbeheer@izzdoorvgz.nl");
        hulp.ShouldContain("088 131 35 60");
        hulp.ShouldContain("9:00 tot 17:00");
    }

    [Theory]
    [InlineData(Werkgever.Hoofdgebruiker)]
    [InlineData(Werkgever.EenContract)]
    [InlineData(Werkgever.Acceptgiro)]
    public async Task The_menu_stands_in_the_order_of_the_manual_for_every_customer_000_43(string wie)
    {
        using var bezoeker = await werkgever.AlsAsync(wie);
        var pagina = await bezoeker.GetAsync("");
        pagina.Document.QuerySelectorAll(".portal-nav__open a, .portal-nav__open summary").Select(e => e.TextContent.Trim())
            .ShouldBe(["Start", "Mijn collectiviteit", "Zoeken verzekerden", "Contractdetails", .. wie == Werkgever.EenContract ? Array.Empty<string>() : ["Koppelen contracten"], "Postvak IN", "Contact"]);
        pagina.Document.QuerySelectorAll("header .portal-account a[href='instellingen']").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("verzekerden")]
    [InlineData("verzekerden/download")]
    [InlineData("contractdetails")]
    public async Task Who_manages_the_portal_does_not_see_customers_data_000_43(string adres)
    {
        using var beheerder = await werkgever.AlsAsync(Werkgever.Beheerder);
        (await beheerder.GetAsync("")).Text.ShouldNotContain("Mijn collectiviteit");
        (await beheerder.GetAsync(adres)).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Failed_requests_are_counted_on_the_start_page()
    {
        using var bezoeker = await werkgever.AlsAsync();
        (await bezoeker.GetAsync("")).Text.ShouldContain("niet gelukt");
        using var zonder = await werkgever.AlsAsync(Werkgever.Beheerder);
        (await zonder.GetAsync("")).Text.ShouldNotContain("niet gelukt");
    }
}
