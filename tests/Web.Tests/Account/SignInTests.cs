using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

public sealed class SignInTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Mail = "hoofdgebruiker@zorggroep-voorbeeld.example";

    [Fact]
    public async Task The_user_name_is_the_mail_address_and_the_password_is_the_users_own_000_04()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        (await visitor.GetAsync("organisatie")).Text.ShouldContain("Zorggroep Voorbeeld");
    }

    [Theory]
    [InlineData("onbekend@zorggroep-voorbeeld.example")]
    [InlineData("uit@zorggroep-voorbeeld.example")]
    [InlineData("medewerker@zorggroep-voorbeeld.example")]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(string mail)
    {
        using var visitor = portal.Visit("izz.localhost");
        var known = await TryAsync(visitor, "hoofdgebruiker@thuiszorg-de-wilg.example");
        var other = await TryAsync(visitor, mail);
        other.Status.ShouldBe(known.Status);
        Neutral(other, mail).ShouldBe(Neutral(known, "hoofdgebruiker@thuiszorg-de-wilg.example"));
    }

    [Fact]
    public async Task A_page_sends_a_visitor_to_sign_in_and_back()
    {
        using var visitor = portal.Visit("izz.localhost");
        var page = await visitor.OpenAsync("organisatie?x=1");
        page.Address.AbsolutePath.ShouldBe("/inloggen");
        var account = portal.SignIn(Mail);
        var back = await page.Form("inloggen").Fill("Mail", account.Email).Fill("Password", account.Password).SubmitAsync();
        back.RedirectsTo.ShouldBe(new Uri("https://izz.localhost/organisatie?x=1"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_elsewhere_is_not_gone_to(string address)
    {
        using var visitor = portal.Visit("izz.localhost");
        var account = portal.SignIn(Mail);
        var page = await visitor.GetAsync("inloggen?returnUrl=" + Uri.EscapeDataString(address));
        var back = await page.Form("inloggen").Fill("Mail", account.Email).Fill("Password", account.Password).SubmitAsync();
        back.RedirectsTo.ShouldBe(new Uri("https://izz.localhost/"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_the_cookie()
    {
        var (visitor, page) = await portal.EnterAsync(Mail);
        var copy = await CookieAsync(visitor);
        var form = (await visitor.GetAsync("organisatie")).Form("organisatie");
        var answer = await visitor.SendAsync(new(HttpMethod.Post, new Uri("https://izz.localhost/uitloggen"))
        {
            Content = new FormUrlEncodedContent(form.Values.Select(v => KeyValuePair.Create(v.Name, v.Value))),
        });
        answer.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await visitor.GetAsync("organisatie")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await WithCookieAsync("izz.localhost", copy)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_changes_at_every_sign_in_and_is_closed_to_scripts_and_other_sites()
    {
        var (first, _) = await portal.EnterAsync(Mail);
        var (second, _) = await portal.EnterAsync(Mail);
        var cookie = await CookieAsync(first);
        cookie.ShouldNotBe(await CookieAsync(second));

        var account = portal.SignIn(Mail);
        var again = await (await portal.Visit("izz.localhost").GetAsync("inloggen")).Form("inloggen")
            .Fill("Mail", account.Email).Fill("Password", account.Password).SubmitAsync();
        var header = again.Response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("-sessie=", StringComparison.Ordinal)).ToLowerInvariant();
        header.ShouldStartWith("__host-izz-sessie=");
        header.ShouldContain("; secure");
        header.ShouldContain("; httponly");
        header.ShouldContain("; samesite=lax");
        header.ShouldContain("; path=/;");
        header.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task A_cookie_of_one_tenant_is_worthless_at_another_also_when_renamed()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        var cookie = await CookieAsync(visitor);
        (await WithCookieAsync("bedrijfszorg.localhost", cookie)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await WithCookieAsync("bedrijfszorg.localhost", cookie.Replace("izz-sessie", "bedrijfszorg-sessie"))).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await WithCookieAsync("bedrijfszorg.localhost", cookie.Replace("izz-sessie=izz.", "bedrijfszorg-sessie=bedrijfszorg.")))
            .RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await WithCookieAsync("izz.localhost", cookie)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_of_two_organisations_chooses_one_and_switches()
    {
        var (visitor, page) = await portal.EnterAsync("salaris@administratiekantoor-delta.example");
        page.Text.ShouldContain("Thuiszorg De Wilg");
        page.Text.ShouldContain("Ziekenhuis Oosterpoort");
        var other = page.Document.QuerySelectorAll("button[name=organisatie]").Single(b => b.TextContent.Trim() == "Ziekenhuis Oosterpoort");
        await page.Form("main form").SubmitAsync("organisatie", other.GetAttribute("value"));
        (await visitor.GetAsync("organisatie")).Text.ShouldContain("U werkt nu voor Ziekenhuis Oosterpoort");
    }

    [Fact]
    public async Task An_organisation_of_somebody_else_cannot_be_chosen()
    {
        var (visitor, page) = await portal.EnterAsync("salaris@administratiekantoor-delta.example");
        var (_, foreign) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        foreign.Status.ShouldBe(HttpStatusCode.OK);
        var refused = await page.Form("main form").SubmitAsync("organisatie", Guid.NewGuid().ToString());
        refused.Text.ShouldContain("geen toegang");
        (await visitor.GetAsync("organisatie")).Text.ShouldContain("U werkt nu voor Thuiszorg De Wilg");
    }

    private static async Task<VisitedPage> TryAsync(Visitor visitor, string mail) => await (await visitor.GetAsync("inloggen"))
        .Form("inloggen").Fill("Mail", mail).Fill("Password", "geen-idee-wat-het-is").SubmitAsync();

    private static string Neutral(VisitedPage page, string mail) => System.Text.RegularExpressions.Regex.Replace(
        page.Body.Replace(mail, "*"), "name=\"__RequestVerificationToken\" value=\"[^\"]*\"", "token");

    private static async Task<string> CookieAsync(Visitor visitor)
    {
        // the handler keeps cookies to itself: ask what a request would carry
        var request = await visitor.SendAsync(new(HttpMethod.Get, "https://izz.localhost/organisatie"));
        return request.Response.RequestMessage?.Headers.GetValues("Cookie").SelectMany(c => c.Split("; ")).Single(c => c.Contains("-sessie=", StringComparison.Ordinal)) ?? "";
    }

    private async Task<VisitedPage> WithCookieAsync(string host, string cookie)
    {
        using var client = portal.Plain(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{host}/organisatie");
        request.Headers.Add("Cookie", cookie);
        return await new Visitor(client).SendAsync(request);
    }
}
