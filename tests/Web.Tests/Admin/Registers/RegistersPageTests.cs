using System.Net;
using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin.Registers;

public sealed class RegistersPageTests : IAsyncLifetime
{
    private const string Adres = "beheer/registers";

    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoRequests"] = "false" });
    private Visitor visitor = new(new());

    public async Task InitializeAsync() => (visitor, _) = await portal.EnterAsync("beheer@accountbeheer.example");

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_reviews_the_differences_has_them_carried_out_and_downloads_what_was_refused()
    {
        var page = await visitor.GetAsync(Adres);
        page.Text.ShouldContain("Er is nog geen bestand verstuurd.");
        page = await StuurAsync("klantnummer;naam;doelgroep\r\nK900;Zorggroep Nieuw;werkgever\r\nK901;;werkgever\r\n");
        page.Text.ShouldContain("Het bestand wordt vergeleken");
        await portal.Services.GetRequiredService<JobPump>().DrainAsync();
        page = await visitor.GetAsync(page.Address.AbsolutePath);
        page.Text.ShouldContain("Vergeleken: er is nog niets veranderd");
        page.Text.ShouldContain("K900");
        (await KlantenAsync()).ShouldBe(0);

        var geweigerd = await visitor.GetAsync($"{page.Address.AbsolutePath}/geweigerd");
        geweigerd.Body.ShouldContain("K901;;werkgever;3;");
        page = await page.Form("uitvoeren").SubmitAndFollowAsync();
        await portal.Services.GetRequiredService<JobPump>().DrainAsync();
        page = await visitor.GetAsync(page.Address.AbsolutePath);
        page.Text.ShouldContain("De import is uitgevoerd");
        (await KlantenAsync()).ShouldBe(1);
        (await visitor.GetAsync(Adres)).Text.ShouldContain("registers.csv");

        page = await StuurAsync("klantnummer;naam;doelgroep\r\nK900;Zorggroep Nieuw;werkgever\r\nK901;;werkgever\r\n");
        page.Text.ShouldContain("Dit bestand is al eerder verstuurd.");
    }

    [Fact]
    public async Task Customers_that_the_file_lacks_are_shown_by_name_and_stay_as_they_are()
    {
        var page = await (await visitor.GetAsync(Adres)).Form("registers").Fill("Register", "organisaties").Fill("Volledig", "true")
            .Attach("Bestand", "alles.csv", Encoding.UTF8.GetBytes("klantnummer;naam;doelgroep\r\n100200;Zorggroep Voorbeeld;werkgever\r\n")).SubmitAndFollowAsync();
        await portal.Services.GetRequiredService<JobPump>().DrainAsync();
        page = await visitor.GetAsync(page.Address.AbsolutePath + "?soort=Verdwenen");
        page.Text.ShouldContain("100300 Thuiszorg De Wilg");
        page.Text.ShouldContain("Die blijven zoals ze zijn.", Case.Insensitive, "nobody ends a customer by a file");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_at_the_form()
    {
        var page = await (await visitor.GetAsync(Adres)).Form("registers").Fill("Register", "organisaties").Attach("Bestand", "a.csv", Encoding.UTF8.GetBytes("naam\r\nEen\r\n")).SubmitAsync();
        page.Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("In de kopregel ontbreekt: klantnummer.");
        page = await (await visitor.GetAsync(Adres)).Form("registers").SubmitAsync();
        page.Document.QuerySelector(".portal-error-summary").ShouldNotBeNull().TextContent.ShouldContain("Kies om welk register het gaat.");
    }

    [Theory]
    [InlineData("organisaties")]
    [InlineData("contracten")]
    [InlineData("personen")]
    [InlineData("deelnames")]
    [InlineData("gezinsleden")]
    public async Task The_sample_of_a_register_has_the_heading_that_its_file_needs(string register)
    {
        var voorbeeld = await visitor.GetAsync($"{Adres}/voorbeeld/{register}");
        var page = await (await visitor.GetAsync(Adres)).Form("registers").Fill("Register", register).Attach("Bestand", "v.csv", voorbeeld.Bytes).SubmitAndFollowAsync();
        page.Text.ShouldContain("Het bestand wordt vergeleken");
    }

    [Fact]
    public async Task A_user_of_a_customer_has_nothing_to_do_with_it()
    {
        var (klant, _) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        using (klant)
        {
            (await klant.GetAsync(Adres)).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private async Task<VisitedPage> StuurAsync(string bestand) =>
        await (await visitor.GetAsync(Adres)).Form("registers").Fill("Register", "organisaties").Attach("Bestand", "registers.csv", Encoding.UTF8.GetBytes(bestand)).SubmitAndFollowAsync();

    private async Task<int> KlantenAsync()
    {
        var services = portal.Services;
        using var entered = services.GetRequiredService<CurrentTenant>().Enter(services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull());
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Organisation>().CountAsync(o => o.Number == "K900");
    }
}
