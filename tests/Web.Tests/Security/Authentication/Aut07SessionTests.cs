using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-7: a session that somebody knew beforehand is worth nothing after any step up.</summary>
public sealed class Aut07SessionTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    private const string TwoPlaces = "salaris@administratiekantoor-delta.example";

    [Fact]
    public async Task A_planted_session_ends_when_its_victim_signs_in()
    {
        var planted = nodes.First.Visit("izz.localhost");
        await SignInNodes.TryAsync(planted, SignInNodes.Mail, SignInNodes.Password);
        var cookie = await CookieAsync(planted);
        // the victim's browser carries the attacker's session, and its owner signs in over it
        var page = await planted.GetAsync("inloggen?niveau=hoger");
        await page.Form("inloggen").Fill("Mail", "medewerker@zorggroep-voorbeeld.example").Fill("Password", SignInNodes.Password).SubmitAsync();
        (await CookieAsync(planted)).ShouldNotBe(cookie);
        (await OpensAsync(cookie)).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_in_more_strongly_makes_another_session_at_the_same_organisation()
    {
        var visitor = nodes.First.Visit("izz.localhost");
        await SignInNodes.TryAsync(visitor, TwoPlaces, SignInNodes.Password);
        var page = await visitor.GetAsync("organisatie");
        var second = page.Document.QuerySelectorAll("main button[name=organisatie]")[1];
        await page.Form("main form").SubmitAsync("organisatie", second.GetAttribute("value"));
        var place = second.TextContent.Trim();
        var cookie = await CookieAsync(visitor);

        nodes.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = await visitor.GetAsync("inloggen?niveau=hoger&returnUrl=%2Forganisatie");
        var done = await again.Form("inloggen").Fill("Mail", TwoPlaces).Fill("Password", SignInNodes.Password).SubmitAsync();
        done.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/organisatie");
        (await visitor.GetAsync("organisatie")).Text.ShouldContain($"U werkt nu voor {place}");
        (await CookieAsync(visitor)).ShouldNotBe(cookie);
        (await OpensAsync(cookie)).ShouldBeFalse();
    }

    [Fact]
    public async Task Going_on_as_another_organisation_makes_another_session_that_ends_no_later()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var visitor = nodes.First.Visit("izz.localhost");
        await SignInNodes.TryAsync(visitor, TwoPlaces, SignInNodes.Password);
        var cookie = await CookieAsync(visitor);
        nodes.Clock.Advance(TimeSpan.FromMinutes(5));
        var page = await visitor.GetAsync("organisatie");
        await page.Form("main form").SubmitAsync("organisatie", page.Document.QuerySelectorAll("main button[name=organisatie]")[1].GetAttribute("value"));
        (await CookieAsync(visitor)).ShouldNotBe(cookie);
        (await OpensAsync(cookie)).ShouldBeFalse();
        var rows = await nodes.InAsync("izz", async db =>
        {
            var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == TwoPlaces);
            return await db.Set<Session>().Where(s => s.AccountId == account.Id).OrderByDescending(s => s.Id).Take(2).ToListAsync();
        });
        rows[0].EndedAt.ShouldBeNull();
        rows[1].EndedAt.ShouldNotBeNull();
        (rows[0].StartedAt, rows[0].EndsAt).ShouldBe((rows[1].StartedAt, rows[1].EndsAt));
    }

    private static async Task<string> CookieAsync(Visitor visitor) =>
        (await AttackedPortal.CookiesAsync(visitor)).Single(c => c.Contains("-sessie=", StringComparison.Ordinal));

    private async Task<bool> OpensAsync(string cookie)
    {
        using var client = new HttpClient(nodes.Second.Server.CreateHandler()) { BaseAddress = new("https://izz.localhost/") };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await new Visitor(client).GetAsync("instellingen")).RedirectsTo is null;
    }
}
