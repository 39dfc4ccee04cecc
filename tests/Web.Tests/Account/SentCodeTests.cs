using System.Net;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

/// <summary>AUT-5: codes by text message and mail. Each test signs in as somebody else, or on a day of its own.</summary>
public sealed class SentCodeTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Mail = "assistent@beekzicht.example";

    [Fact]
    public async Task A_code_counts_once_AUT_5()
    {
        var (page, code) = await AskAsync();
        (await page.Form("code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        (await portal.Rows("inszo", db => db.Set<SentCode>().OrderBy(c => c.Id).LastAsync())).EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_code_that_two_type_at_once_opens_one_session_AUT_5()
    {
        var (page, code) = await AskAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => page.Form("code").Fill("Code", code).SubmitAsync()));
        answers.Count(a => DemoPortal.Sent(a, "sessie") is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_is_worth_ten_minutes_AUT_5()
    {
        var visitor = (await portal.EnterAsync("medewerker@zorggroep-voorbeeld.example")).Visitor;
        var start = await visitor.GetAsync("instellingen/telefoonnummer");
        var sent = await start.Form("nummer").Fill("Number", "0644444444").Fill("Password", DemoPortal.Password).SubmitAndFollowAsync();
        var code = await portal.SentCodeAsync("izz", "+31644444444");
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        (await sent.Form("nummer-code").Fill("Code", code).SubmitAsync()).Text.ShouldContain("te oud");
        portal.Clock.Advance(TimeSpan.FromSeconds(-1));
        (await sent.Form("nummer-code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_new_code_makes_the_old_one_worthless_AUT_5()
    {
        var (page, old) = await AskAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var again = await page.Form("opnieuw").SubmitAndFollowAsync();
        var code = await portal.SentCodeAsync("inszo", Mail);
        if (old != code)
        {
            (await again.Form("code").Fill("Code", old).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        }

        (await again.Form("code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_code_counts_only_in_the_sign_in_that_asked_for_it_AUT_5()
    {
        var (first, _) = await AskAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var second = (await portal.EnterAsync(Mail)).Page;
        var code = await portal.SentCodeAsync("inszo", Mail);
        (await first.Form("code").Fill("Code", code).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        (await second.Form("code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Five_wrong_tries_make_a_code_worthless_AUT_5()
    {
        var (page, code) = await AskAsync();
        for (var i = 0; i < 5; i++)
        {
            await page.Form("code").Fill("Code", "abcdef").SubmitAsync();
        }

        // also when nothing else stands in the way
        await portal.ChangeAsync(Mail, a => a.CodeFailures = []);
        (await page.Form("code").Fill("Code", code).SubmitAsync()).Text.ShouldContain("De code klopt niet");
    }

    [Fact]
    public async Task Failures_of_all_means_count_together_AUT_4()
    {
        var (page, code) = await AskAsync();
        await portal.ChangeAsync(Mail, a => a.CodeFailures = [.. Enumerable.Repeat(portal.Clock.GetUtcNow().UtcTicks, 5)]);
        (await page.Form("code").Fill("Code", code).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        (page, code) = await AskAsync(false);
        await portal.ChangeAsync(Mail, a => a.CodeFailures = [.. Enumerable.Repeat(portal.Clock.GetUtcNow().AddHours(-2).UtcTicks, 20)]);
        (await page.Form("code").Fill("Code", code).SubmitAsync()).Text.ShouldContain("De code klopt niet");
    }

    [Fact]
    public async Task At_most_three_codes_in_ten_minutes_and_ten_in_a_day_go_out_AUT_5()
    {
        var (page, _) = await AskAsync();
        (await page.Form("opnieuw").SubmitAsync()).Text.ShouldContain("Wacht nog 30 seconden");
        for (var i = 0; i < 2; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            (await page.Form("opnieuw").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await page.Form("opnieuw").SubmitAsync()).Text.ShouldContain("al vaak een code gestuurd");
        var ask = (await portal.EnterAsync(Mail)).Page;
        ask.Text.ShouldContain("Wij hebben nu geen code gestuurd");
        for (var i = 0; i < 12; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(11));
            await portal.EnterAsync(Mail);
        }

        var since = portal.Clock.GetUtcNow().AddHours(-20);
        (await portal.Rows("inszo", db => db.Set<SentCode>().CountAsync(c => c.SentAt > since))).ShouldBe(SendLimit.PerDay);
    }

    [Fact]
    public async Task Eight_sign_ins_at_once_send_no_more_codes_than_allowed_AUT_5()
    {
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var start = portal.Clock.GetUtcNow();
        var forms = new List<VisitedForm>();
        for (var i = 0; i < 8; i++)
        {
            forms.Add((await portal.Visit("inszo.localhost").GetAsync("inloggen")).Form("inloggen").Fill("Mail", Mail).Fill("Password", DemoPortal.Password));
        }

        await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        (await portal.Rows("inszo", db => db.Set<SentCode>().CountAsync(c => c.SentAt >= start))).ShouldBeInRange(1, SendLimit.PerTenMinutes);
    }

    // a day of its own, so that no other test's codes count
    private async Task<(VisitedPage Page, string Code)> AskAsync(bool nextDay = true)
    {
        portal.Clock.Advance(nextDay ? TimeSpan.FromDays(2) : TimeSpan.Zero);
        var page = (await portal.EnterAsync(Mail)).Page;
        return (page, await portal.SentCodeAsync("inszo", Mail));
    }
}
