using System.Net;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manuals 000, 001 and 002: how an employer, an agency and a municipality reach the insurer.</summary>
public sealed class ContactTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Employer = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string Agency = "administratie@handen-genoeg.example";
    private const string Municipality = "minima@waterdorp.example";

    [Fact]
    public async Task The_help_desk_has_mail_phone_and_hours_000_42()
    {
        var (visitor, _) = await portal.EnterAsync(Employer);
        var page = await visitor.GetAsync("contact");
        foreach (var fact in (string[])["accountbeheer@izzdoorvgz.nl", "088 131 35 60", "9:00 tot 17:00"])
        {
            page.Text.ShouldContain(fact);
        }

        page.Document.QuerySelector("main a[href='mailto:accountbeheer@izzdoorvgz.nl']").ShouldNotBeNull();
        page.Document.QuerySelector("main a[href^='vraag']").ShouldBeNull("manual 000 knows no questions in the portal");
        (await visitor.GetAsync("vraag")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Polisadministratie en verzekeringnemers", "Afdeling Operations", "werkgevers-buzk@zorgenzekerheid.nl", "071 582 54 42")]
    [InlineData("Buitenlandformulieren (S1)", "Afdeling Buitenland", "buitenland@zorgenzekerheid.nl", "")]
    [InlineData("Declaraties", "Afdeling Declaraties", "declaraties@zorgenzekerheid.nl", "071 582 54 24")]
    [InlineData("Inloggen MijnZZ Zakelijk", "", "https://www.zorgenzekerheid.nl/zakelijk", "")]
    [InlineData("MijnZZ Zakelijk en contracten", "Commercieel medewerkers", "zakelijkemarkt@zorgenzekerheid.nl", "071 582 52 99")]
    public async Task Each_topic_names_its_desk_mail_and_phones_001_58(string topic, string desk, string mail, string phone)
    {
        var (visitor, _) = await portal.EnterAsync(Agency);
        var page = await visitor.GetAsync("contact");
        var heading = page.Document.QuerySelectorAll("main h2").Single(h => h.TextContent.StartsWith(topic, StringComparison.Ordinal));
        var facts = heading.NextElementSibling.ShouldNotBeNull().TextContent;
        foreach (var fact in (string[])[desk, mail, phone])
        {
            facts.ShouldContain(fact);
        }

        page.Document.QuerySelector("main dd a[href='tel:0715825442']").ShouldNotBeNull("a number is there to be called");
        page.Document.QuerySelector("main dd a[href='mailto:declaraties@zorgenzekerheid.nl']").ShouldNotBeNull();
        page.Document.QuerySelector("main p a[href='mailto:info@stichtingvbw.nl']").ShouldNotBeNull("notes of the dentist go elsewhere");
        page.Text.ShouldContain("senior relatiemanager");

        var (other, _) = await portal.EnterAsync(Municipality);
        (await other.GetAsync("contact")).Text.ShouldNotContain("Afdeling Operations", customMessage: "the list is that of the agencies");
    }

    [Fact]
    public async Task A_municipality_sends_its_question_in_a_form_or_by_mail_002_29()
    {
        var (visitor, _) = await portal.EnterAsync(Municipality);
        var page = await visitor.GetAsync("contact");
        page.Document.QuerySelector("main a[href='mailto:zakelijkemarkt@zorgenzekerheid.nl']").ShouldNotBeNull();
        var form = (await page.ClickAsync("Stel een vraag")).Form("vraag");
        form["Over"].ShouldBe("contact");
        (await form.Fill("Onderwerp", "Bereikbaarheid").Fill("Vraag", "Bent u er op vrijdag?").SubmitAndFollowAsync()).Text.ShouldContain("Uw vraag is verstuurd.");
        var (desk, _) = await portal.EnterAsync("balie@zakelijk.example");
        (await DemoPortal.TaskAsync(desk, "Vraag: Bereikbaarheid")).Text.ShouldContain("Bent u er op vrijdag?");
    }

    [Fact]
    public async Task The_pages_offer_a_question_about_what_they_show_002_30()
    {
        var (visitor, _) = await portal.EnterAsync(Municipality);
        var page = await (await visitor.GetAsync("verzekerden?zoek=jansen")).ClickAsync("Stel een vraag over de getoonde informatie");
        page.Form("vraag")["Over"].ShouldBe("verzekerden");
        page.Text.ShouldContain("Over pagina");
    }
}
