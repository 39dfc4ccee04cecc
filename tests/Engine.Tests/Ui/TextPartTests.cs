using Engine.Ui;
using Shouldly;

namespace Engine.Tests.Ui;

/// <summary>Which addresses in typed text become links.</summary>
public sealed class TextPartTests
{
    [Theory]
    [InlineData("Zie https://example.nl/a?b=1&c=2.", "https://example.nl/a?b=1&c=2")]
    [InlineData("(https://example.nl)", "https://example.nl/")]
    [InlineData("HTTPS://example.nl/x", "https://example.nl/x")]
    [InlineData("Mail info@example.nl.", "mailto:info@example.nl")]
    [InlineData("Bel 071 582 52 99 of kom langs.", "tel:0715825299")]
    [InlineData("Bel (071) 5 825 299.", "tel:0715825299")]
    public void An_address_of_https_mail_or_phone_is_a_link_without_the_mark_behind_it(string line, string href)
    {
        TextPart.Of(line).Select(p => p.Href).OfType<string>().ShouldBe([href]);
        string.Concat(TextPart.Of(line).Select(p => p.Text)).ShouldBe(line);
    }

    [Fact]
    public void A_page_of_the_portal_itself_is_a_link_and_no_other_without_https()
    {
        var own = new Uri("http://izz.localhost:5000/");
        TextPart.Of("Beslis op http://izz.localhost:5000/koppelen-contracten.", own).Select(p => p.Href).ShouldBe([null, "http://izz.localhost:5000/koppelen-contracten", null]);
        TextPart.Of("http://anders.localhost:5000/ http://izz.localhost/ http://izz.localhost:5000@example.nl/", own).ShouldAllBe(p => p.Href == null);
    }

    [Theory]
    [InlineData("http://example.nl")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://bank.nl@example.nl/")]
    [InlineData("https://")]
    [InlineData("www.example.nl")]
    [InlineData("Per 01-11-2026 tot en met 30-11-2026")]
    [InlineData("Relatienummer 1000000280, contract 400100")]
    [InlineData("BSN 012345672")]
    public void Anything_else_stays_text(string line)
    {
        TextPart.Of(line).ShouldAllBe(p => p.Href == null);
        string.Concat(TextPart.Of(line).Select(p => p.Text)).ShouldBe(line);
    }
}
