using AngleSharp.Html.Parser;
using Engine.Theming;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.Theming;

public sealed class MailFrameTests
{
    private static readonly FramedMail Mail = Render("Hallo <b>Piet</b>,\n\nOpen https://noord.localhost/wachtwoord?code=a&b=1.\nDe code geldt een uur.");

    [Fact]
    public void Says_the_same_as_text_and_as_html()
    {
        Mail.Text.ShouldContain("Hallo <b>Piet</b>,");
        Mail.Text.ShouldContain("088 000 00 00");
        var body = new HtmlParser().ParseDocument(Mail.Html).Body?.TextContent;
        body.ShouldNotBeNull().ShouldContain("Hallo <b>Piet</b>,");
        body.ShouldContain("De code geldt een uur.");
        body.ShouldContain("088 000 00 00");
    }

    [Fact]
    public void What_someone_typed_is_never_markup_and_an_address_becomes_a_link()
    {
        var html = new HtmlParser().ParseDocument(Mail.Html);
        html.QuerySelector("b").ShouldBeNull();
        html.QuerySelector("a").ShouldNotBeNull().GetAttribute("href").ShouldBe("https://noord.localhost/wachtwoord?code=a&b=1");
    }

    [Theory]
    [InlineData("https://kwaad.example/noord.localhost")]
    [InlineData("https://noord.localhost@kwaad.example/")]
    public void An_address_elsewhere_becomes_no_link(string address)
    {
        var html = new HtmlParser().ParseDocument(Render($"Open {address} nu").Html);
        html.QuerySelector("a").ShouldBeNull();
        html.Body.ShouldNotBeNull().TextContent.ShouldContain(address);
    }

    [Fact]
    public void Wears_the_colours_of_the_theme_and_says_its_language()
    {
        var html = new HtmlParser().ParseDocument(Mail.Html);
        html.DocumentElement.GetAttribute("lang").ShouldBe("nl");
        html.Title.ShouldBe("Uw wachtwoord");
        Mail.Html.ShouldContain("#24313d");
        html.QuerySelectorAll("table").ShouldAllBe(t => t.GetAttribute("role") == "presentation");
        html.QuerySelector("script").ShouldBeNull();
    }

    private static FramedMail Render(string body)
    {
        var themes = new ThemeCatalogue(Repository.Path("themes"), "none");
        themes.Reload();
        return new MailFrame(themes, new(new ConfigurationBuilder().Build(), isDevelopment: false)).Render(TestTenants.Noord, "Uw wachtwoord", body);
    }
}
