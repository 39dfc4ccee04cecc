using System.Net;
using Engine.Questions;
using Engine.Workflows.Requests;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Pages;

/// <summary>A question about a page: to the desk's work list, and its answer to the messages of who asked.</summary>
public sealed class VraagTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Asker = "minima@waterdorp.example";
    private const string Desk = "balie@zakelijk.example";

    [Fact]
    public async Task A_question_goes_to_the_desk_with_the_page_and_its_answer_comes_back_as_a_message()
    {
        var (visitor, _) = await portal.EnterAsync(Asker);
        var form = (await visitor.GetAsync("vraag?over=verzekerden")).Form("vraag");
        var after = await form.Fill("Onderwerp", "Een naam\r\nBcc: x@y.nl").Fill("Vraag", "Klopt de naam van mevrouw A?\nEn die van B?").SubmitAsync();
        after.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/verzekerden");
        var told = (await visitor.GetAsync("contact")).Document.QuerySelector("main [role=status]").ShouldNotBeNull().TextContent;
        told.ShouldContain("Uw vraag is verstuurd. Het kenmerk is ");
        var reference = told.Split("Het kenmerk is ")[1][..RequestReference.Length];

        var (desk, _) = await portal.EnterAsync(Desk);
        var task = await DemoPortal.TaskAsync(desk, "Vraag: Een naam Bcc: x@y.nl");
        foreach (var shown in (string[])["Klopt de naam van mevrouw A?", Asker, "Huidige deelnemers", "Beantwoorden", "Verstuur het antwoord"])
        {
            task.Text.ShouldContain(shown);
        }

        task.Document.QuerySelector("textarea[name=Antwoord][required]").ShouldNotBeNull();
        (await task.Form("besluiten").SubmitAsync()).Text.ShouldContain("Vul uw antwoord in");
        (await task.Form("besluiten").Fill("Antwoord", "Beste Ingrid,\n\nJa, beide kloppen.").SubmitAndFollowAsync()).Text.ShouldContain("Uw antwoord is verstuurd.");

        var mail = await portal.LetterAsync("mijnzz", Asker, "Er staat een bericht voor u klaar");
        (mail.Contains("kloppen", StringComparison.Ordinal), mail.Contains("/berichten", StringComparison.Ordinal)).ShouldBe((false, true));
        var message = await (await visitor.GetAsync("berichten")).ClickAsync("Antwoord op uw vraag: Een naam Bcc: x@y.nl");
        message.Text.ShouldContain("Ja, beide kloppen.");
        message.Document.QuerySelectorAll("main strong").Select(s => s.TextContent).ShouldBe(["Ons antwoord:", "Dit vroeg u ons:"], "answer and question stand apart");
        message.Document.QuerySelectorAll("main .utrecht-unordered-list li").Select(l => l.TextContent.Trim()).ShouldContain("En die van B?");
        message.Text.ShouldContain($"Noem het kenmerk {reference}.");
        message.Text.ShouldContain("En die van B?");
        var requests = await visitor.GetAsync("mijn-aanvragen");
        requests.Text.ShouldContain("Vraag over Huidige deelnemers", customMessage: "the page as the menu calls it, and no address");
        requests.Text.ShouldContain("Beantwoord");
        var own = await requests.ClickAsync("Vraag stellen: Vraag over Huidige deelnemers");
        foreach (var shown in (string[])["Een naam Bcc: x@y.nl", "En die van B?", "Ja, beide kloppen."])
        {
            own.Text.ShouldContain(shown);
        }

        var (manager, _) = await portal.EnterAsync("inkoop@waterdorp.example");
        var others = await manager.GetAsync(own.Address.AbsolutePath.TrimStart('/'));
        others.Text.ShouldNotContain("En die van B?", customMessage: "a colleague who manages users reads no letters");
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_question()
    {
        var (visitor, _) = await portal.EnterAsync(Asker);
        var form = (await visitor.GetAsync("vraag?over=contact")).Form("vraag").Fill("Onderwerp", "Dubbel gestuurd").Fill("Vraag", "Eén keer?");
        await form.SubmitAsync();
        await form.SubmitAsync();
        var (desk, _) = await portal.EnterAsync(Desk);
        await DemoPortal.TaskAsync(desk, "Vraag: Dubbel gestuurd");
        (await desk.GetAsync("werklijst")).Document.QuerySelectorAll("#tabel tbody tr").Count(r => r.TextContent.Contains("Dubbel gestuurd", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_question_is_refused_at_its_fields()
    {
        var (visitor, _) = await portal.EnterAsync(Asker);
        var page = await (await visitor.GetAsync("vraag")).Form("vraag").Fill("Onderwerp", "  ").SubmitAsync();
        page.Document.QuerySelectorAll("[role=alert] a").Select(a => a.TextContent).ShouldBe(["Vul in waar uw vraag over gaat.", "Typ uw vraag."]);
        page.Document.QuerySelector("#Vraag").ShouldNotBeNull().GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_refused_and_stays_as_typed()
    {
        var (visitor, _) = await portal.EnterAsync(Asker);
        var text = new string('x', 10_000);
        var page = await (await visitor.GetAsync("vraag?over=contact")).Form("vraag").Fill("Onderwerp", "Lang").Fill("Vraag", text).SubmitAsync();
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Maak uw vraag korter");
        (page.Form("vraag")["Vraag"], page.Form("vraag")["Onderwerp"], page.Form("vraag")["Over"]).ShouldBe((text, "Lang", "contact"));
        (await page.Form("vraag").Fill("Vraag", "Kort").Fill("Onderwerp", new('x', AskQuestion.MaxSubject + 1)).SubmitAsync()).Text.ShouldContain("Maak het onderwerp korter");
    }

    [Fact]
    public async Task A_question_with_a_citizen_number_is_refused_and_stays_as_typed()
    {
        var (visitor, _) = await portal.EnterAsync("inkoop@waterdorp.example");
        var page = await (await visitor.GetAsync("vraag?over=contact")).Form("vraag").Fill("Onderwerp", "Over 999990342").Fill("Vraag", "Mijn collega met BSN 9999.90.342 verhuist.").SubmitAsync();
        page.Document.QuerySelectorAll("[role=alert] a").Select(a => a.TextContent).ShouldBe(
            ["In het onderwerp staat een burgerservicenummer. Haal het weg en noem het relatienummer.", "In uw vraag staat een burgerservicenummer. Haal het weg en noem het relatienummer."]);
        (page.Form("vraag")["Onderwerp"], page.Form("vraag")["Vraag"]).ShouldBe(("Over 999990342", "Mijn collega met BSN 9999.90.342 verhuist."));
        (await page.Form("vraag").Fill("Onderwerp", "Een vraag").Fill("Vraag", "Over 1000000280 of 999990343?").SubmitAsync()).RedirectsTo.ShouldNotBeNull("a number that is no citizen number may be named");
    }

    [Theory]
    [InlineData("verzekerden/afmelden", "verzekerden/afmelden")]
    [InlineData("verzekerden?zoek=jansen", "verzekerden")]
    [InlineData("//evil.example", "")]
    [InlineData("https://evil.example/", "")]
    [InlineData("..\\x", "")]
    [InlineData(null, "")]
    public void Only_an_address_of_this_portal_counts_as_the_page(string? given, string page) => AskQuestion.Page(given).ShouldBe(page);
}
