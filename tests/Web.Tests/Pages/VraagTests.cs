using System.Net;
using Engine.Notifications;
using Shouldly;
using Testing;
using Testing.Http;
using Web.Pages;

namespace Web.Tests.Pages;

public sealed class VraagTests : IAsyncDisposable
{
    private readonly TemporaryFolder tenants = new();
    private readonly PortalFactory portal;

    public VraagTests()
    {
        // the tenant whose people can sign in does not have the question: this one does
        Directory.CreateDirectory(tenants.File("izz"));
        File.Copy(Repository.Path("tenant-config", "izz", "demo.json"), tenants.File("izz/demo.json"));
        File.Copy(Repository.Path("tenant-config", "tenant.schema.json"), tenants.File("tenant.schema.json"));
        var config = File.ReadAllText(Repository.Path("tenant-config", "izz.json"));
        File.WriteAllText(tenants.File("izz.json"), config.Replace("\"contact\": {", "\"contact\": { \"askAboutPage\": true,", StringComparison.Ordinal));
        portal = new(settings: new Dictionary<string, string?> { ["TenantConfig"] = tenants.Path, ["DEMO_PASSWORD"] = "appel-kompas-fiets" });
    }

    [Fact]
    public async Task A_question_goes_to_the_desk_with_the_page_and_the_asker()
    {
        var (visitor, _) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        var form = (await visitor.GetAsync("vraag?over=verzekerden")).Form("vraag");
        var after = await form.Fill("Onderwerp", "Een naam\r\nBcc: x@y.nl").Fill("Vraag", "Klopt de naam van mevrouw A?").SubmitAsync();
        after.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/verzekerden");

        var mail = (await Mails()).Single(m => m.Subject.StartsWith("Vraag", StringComparison.Ordinal));
        mail.Subject.ShouldBe("Vraag over verzekerden: Een naam Bcc: x@y.nl");
        mail.Body.ShouldContain("Klopt de naam van mevrouw A?");
        mail.Body.ShouldContain("hoofdgebruiker@zorggroep-voorbeeld.example");
        mail.Body.ShouldContain("/verzekerden");
        (await visitor.GetAsync("contact")).Document.QuerySelector("main [role=status]").ShouldNotBeNull().TextContent.ShouldContain("Uw vraag is verstuurd.");
        (await visitor.GetAsync("contact")).Document.QuerySelector("main [role=status]").ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_question_is_refused_at_its_fields_and_nothing_is_sent()
    {
        var (visitor, _) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        var page = await (await visitor.GetAsync("vraag")).Form("vraag").Fill("Onderwerp", "  ").SubmitAsync();
        page.Document.QuerySelectorAll("[role=alert] a").Select(a => a.TextContent).ShouldBe(["Vul in waar uw vraag over gaat.", "Typ uw vraag."]);
        page.Document.QuerySelector("#Vraag").ShouldNotBeNull().GetAttribute("aria-invalid").ShouldBe("true");
        (await Mails()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_refused_and_stays_as_typed()
    {
        var (visitor, _) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        var text = new string('x', 10_000);
        var page = await (await visitor.GetAsync("vraag?over=contact")).Form("vraag").Fill("Onderwerp", "Lang").Fill("Vraag", text).SubmitAsync();
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Maak uw vraag korter");
        page.Form("vraag")["Vraag"].ShouldBe(text);
        page.Form("vraag")["Onderwerp"].ShouldBe("Lang");
        page.Form("vraag")["Over"].ShouldBe("contact");
    }

    [Theory]
    [InlineData("verzekerden/afmelden", "verzekerden/afmelden")]
    [InlineData("verzekerden?zoek=jansen", "verzekerden")]
    [InlineData("//evil.example", "")]
    [InlineData("https://evil.example/", "")]
    [InlineData("..\\x", "")]
    [InlineData(null, "")]
    public void Only_an_address_of_this_portal_counts_as_the_page(string? given, string page) => AskQuestion.Page(given).ShouldBe(page);

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        tenants.Dispose();
    }

    private Task<List<Letter>> Mails() => portal.LettersAsync("izz");
}
