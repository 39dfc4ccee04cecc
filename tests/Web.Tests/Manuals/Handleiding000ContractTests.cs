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
    }

    [Fact]
    public async Task The_desk_is_named_with_mail_phone_and_hours_000_42()
    {
        using var bezoeker = await werkgever.AlsAsync();
        var pagina = await bezoeker.GetAsync("contractdetails");
        pagina.Body.ShouldContain("accountbeheer@izzdoorvgz.nl");
        pagina.Body.ShouldContain("088 131 35 60");
        pagina.Body.ShouldContain("9:00 tot 17:00");
    }

    [Fact]
    public async Task The_menu_stands_in_the_order_of_the_manual_000_43()
    {
        using var bezoeker = await werkgever.AlsAsync();
        var links = (await bezoeker.GetAsync("verzekerden")).Document.QuerySelectorAll("nav a[href]").Select(a => a.GetAttribute("href")).ToList();
        var zoeken = links.IndexOf("verzekerden");
        zoeken.ShouldBeGreaterThanOrEqualTo(0);
        links.IndexOf("contractdetails").ShouldBeGreaterThan(zoeken);
        (await bezoeker.GetAsync("verzekerden")).Document.QuerySelectorAll("header a[href='instellingen']").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Failed_requests_are_counted_on_the_start_page()
    {
        using var bezoeker = await werkgever.AlsAsync();
        (await bezoeker.GetAsync("")).Text.ShouldContain("niet gelukt");
        using var zonder = await werkgever.AlsAsync("beheer@accountbeheer.example");
        (await zonder.GetAsync("")).Text.ShouldNotContain("niet gelukt");
    }
}
