using System.Net;
using Engine.Audit;
using Engine.Features;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;
using Testing.Passkeys;

namespace Web.Tests.Account;

/// <summary>Passkeys against an authenticator in memory. Chromium's own walks the same in the tests in a browser.</summary>
public sealed class PasskeyTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private static readonly Uri Izz = new("https://izz.localhost");

    [Fact]
    public async Task A_passkey_signs_in_with_one_gesture_at_its_own_level()
    {
        const string mail = "hoofdgebruiker@zorggroep-voorbeeld.example";
        using var passkey = new SoftPasskey();
        await RegisterAsync(mail, passkey);
        (await portal.MailAsync(mail, "Passkey toegevoegd")).ShouldContain("Laptop");
        using var visitor = portal.Visit("izz.localhost");
        (await SignInAsync(visitor, passkey)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        (await LastAsync(mail, "portal.inloggen")).Detail.ShouldBe(nameof(Level.Passkey));
        (await visitor.GetAsync("instellingen/passkeys")).Text.ShouldContain("Laatst gebruikt op");
    }

    [Fact]
    public async Task A_passkey_is_a_second_step_after_the_password()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        using var passkey = new SoftPasskey();
        await RegisterAsync(mail, passkey);
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/inloggen/code");
        // without script the form stays out of sight, and a recovery code goes in the other form
        page.Document.QuerySelector("form[data-passkey]").ShouldNotBeNull().HasAttribute("hidden").ShouldBeTrue();
        var options = await OptionsAsync(visitor, "inloggen/code/opties");
        (await page.Form("passkey").Fill("Credential", passkey.Get(options, Izz)).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_step_is_taken_by_an_own_passkey_only()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        using var own = new SoftPasskey();
        using var others = new SoftPasskey();
        await RegisterAsync(mail, own);
        await RegisterAsync("beheer@accountbeheer.example", others);
        var (visitor, page) = await portal.EnterAsync(mail);
        var options = await OptionsAsync(visitor, "inloggen/code/opties");
        (await page.Form("passkey").Fill("Credential", others.Get(options, Izz)).SubmitAsync()).Text.ShouldContain("niet gelukt");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task Who_is_signed_in_reaches_the_level_of_a_passkey_with_an_own_one_and_goes_on()
    {
        const string mail = "beheer@servicedesk-bedrijfszorg.example";
        const string asked = "inloggen?niveau=hoger&gevraagd=passkey&returnUrl=%2Fbeheer%2Ffuncties";
        using var own = new SoftPasskey();
        using var others = new SoftPasskey();
        await RegisterAsync("balie@servicedesk-bedrijfszorg.example", others, host: "bedrijfszorg.localhost");
        var visitor = await RegisterAsync(mail, own, host: "bedrijfszorg.localhost");
        var page = await visitor.GetAsync(asked);
        (await AnswerAsync(others)).Text.ShouldContain("niet gelukt");
        (await LastAsync(mail, "portal.inloggen")).Detail.ShouldBe(nameof(Level.Password));
        var stronger = await AnswerAsync(own);
        stronger.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/beheer/functies");
        DemoPortal.Sent(stronger, "sessie").ShouldNotBeNull("a session of its own");
        (await LastAsync(mail, "portal.inloggen")).Detail.ShouldBe(nameof(Level.Passkey));
        (await visitor.GetAsync("beheer/functies")).Status.ShouldBe(HttpStatusCode.OK);

        async Task<VisitedPage> AnswerAsync(SoftPasskey passkey) => await page.Form("sterker")
            .Fill("Credential", passkey.Get(await OptionsAsync(visitor, "inloggen/sterker/opties", asked), new("https://bedrijfszorg.localhost"))).SubmitAsync();
    }

    [Fact]
    public async Task Who_has_no_passkey_makes_one_where_a_page_asks_for_it_and_comes_back()
    {
        const string mail = "hr@adviesbureau-kompas.example";
        const string asked = "inloggen?niveau=hoger&gevraagd=passkey&returnUrl=%2Fcontact";
        using var passkey = new SoftPasskey();
        var (visitor, _) = await portal.EnterAsync(mail);
        var choice = await visitor.GetAsync(asked);
        choice.FormOrNone("sterker").ShouldBeNull();
        choice.Document.QuerySelector("main a[href^='instellingen/apparaat']").ShouldBeNull("a code does not reach this level");
        (await AskAsync(visitor, "inloggen/sterker/opties", asked)).Status.ShouldBe(HttpStatusCode.NotFound);
        var begin = await (await choice.ClickAsync("Maak een passkey")).Form("passkey").Fill("Name", "Laptop").Fill("Password", DemoPortal.Password).SubmitAsync();
        var options = begin.Document.QuerySelector("form[data-options]")?.GetAttribute("data-options") ?? "";
        var codes = await begin.Form("maak").Fill("Credential", passkey.Create(options, new("https://bedrijfszorg.localhost"))).SubmitAndFollowAsync();
        (await codes.ClickAsync("Verder")).Address.AbsolutePath.ShouldBe("/contact");
        (await visitor.GetAsync(asked)).FormOrNone("sterker").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_counts_once_also_with_a_copy_of_the_cookie()
    {
        using var passkey = new SoftPasskey { Counts = false };
        await RegisterAsync("code@zorggroep-voorbeeld.example", passkey);
        using var visitor = portal.Visit("izz.localhost");
        var options = await OptionsAsync(visitor, "inloggen/passkey/opties");
        var answer = passkey.Get(options, Izz);
        // synchronised passkeys have no counter, so only the challenge itself stops the second answer
        var forms = new List<VisitedForm>();
        for (var i = 0; i < 4; i++)
        {
            forms.Add((await visitor.GetAsync("inloggen")).Form("passkey").Fill("Credential", answer));
        }

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        answers.Count(a => DemoPortal.Sent(a, "sessie") is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_counter_that_does_not_rise_is_refused_and_stands_in_the_log()
    {
        const string mail = "salaris@administratiekantoor-delta.example";
        using var passkey = new SoftPasskey { Counter = 40 };
        await RegisterAsync(mail, passkey);
        passkey.Counter = 20;
        using var visitor = portal.Visit("izz.localhost");
        (await SignInAsync(visitor, passkey)).Text.ShouldContain("niet gelukt");
        var line = await LastAsync(mail, "portal.passkey");
        line.Outcome.ShouldBe(AuditOutcome.Refused);
        line.Detail.ShouldBe("de teller van de passkey liep niet op: mogelijk een kopie");
    }

    [Fact]
    public async Task A_passkey_of_one_tenant_is_worthless_at_another()
    {
        using var passkey = new SoftPasskey();
        await RegisterAsync("hoofd@steenhart.example", passkey, host: "bedrijfszorg.localhost");
        using var visitor = portal.Visit("izz.localhost");
        (await SignInAsync(visitor, passkey)).Text.ShouldContain("niet gelukt");

        // nor does a challenge of one portal count at another, under any name of the cookie
        using var there = portal.Visit("bedrijfszorg.localhost");
        var options = await AskAsync(there, "inloggen/passkey/opties");
        var cookie = options.Response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("-passkey=", StringComparison.Ordinal)).Split(';')[0];
        foreach (var name in (string[])[cookie, cookie.Replace("bedrijfszorg-passkey", "izz-passkey", StringComparison.Ordinal)])
        {
            using var plain = portal.Plain("izz.localhost");
            using var request = new HttpRequestMessage(HttpMethod.Post, "inloggen");
            var page = await visitor.GetAsync("inloggen");
            request.Headers.Add("Cookie", name);
            request.Content = new FormUrlEncodedContent([new("_handler", "passkey"), new("Credential", passkey.Get(options.Body, Izz)),
                new("__RequestVerificationToken", page.Form("passkey")["__RequestVerificationToken"] ?? "")]);
            (await plain.SendAsync(request)).Headers.TryGetValues("Set-Cookie", out var set);
            (set ?? []).ShouldNotContain(c => c.Contains("-sessie=", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("another site")]
    [InlineData("another relying party")]
    [InlineData("an unverified user")]
    [InlineData("another challenge")]
    public async Task An_answer_is_refused_that_speaks_of(string fault)
    {
        using var passkey = new SoftPasskey();
        await RegisterAsync("beheer@accountbeheer.example", passkey);
        using var visitor = portal.Visit("izz.localhost");
        var page = await visitor.GetAsync("inloggen");
        var old = await OptionsAsync(visitor, "inloggen/passkey/opties");
        var options = await OptionsAsync(visitor, "inloggen/passkey/opties");
        passkey.VerifiesUser = fault != "an unverified user";
        var answer = fault switch
        {
            "another site" => passkey.Get(options, new("https://izz.localhost.evil.example"), "izz.localhost"),
            "another relying party" => passkey.Get(options, Izz, "inszo.localhost"),
            "another challenge" => passkey.Get(old, Izz),
            _ => passkey.Get(options, Izz),
        };
        (await page.Form("passkey").Fill("Credential", answer).SubmitAsync()).Text.ShouldContain("niet gelukt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("geen json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{}}""")]
    public async Task What_is_no_answer_is_refused_in_words(string credential)
    {
        using var visitor = portal.Visit("izz.localhost");
        var page = await visitor.GetAsync("inloggen");
        await OptionsAsync(visitor, "inloggen/passkey/opties");
        (await page.Form("passkey").Fill("Credential", credential).SubmitAsync()).Text.ShouldContain("niet gelukt");
    }

    [Fact]
    public async Task A_passkey_is_named_renamed_and_removed_and_opens_nothing_any_more()
    {
        const string mail = "onderhoud@steenhart.example";
        using var passkey = new SoftPasskey();
        var visitor = await RegisterAsync(mail, passkey, host: "bedrijfszorg.localhost");
        var page = await (await visitor.GetAsync("instellingen/passkeys")).ClickAsync("Laptop");
        (await page.Form("naam").Fill("Name", " ").SubmitAsync()).Text.ShouldContain("Geef de passkey een naam");
        page = await page.Form("naam").Fill("Name", "Telefoon").SubmitAndFollowAsync();
        page = await page.ClickAsync("Telefoon");
        (await page.Form("verwijderen").Fill("Password", "verkeerd").SubmitAsync()).Text.ShouldContain("niet uw huidige wachtwoord");
        (await page.Form("verwijderen").Fill("Password", DemoPortal.Password).SubmitAndFollowAsync()).Text.ShouldContain("verwijderd");
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task The_options_to_sign_in_tell_nothing_of_anybody_AUT_3()
    {
        using var visitor = portal.Visit("izz.localhost");
        var options = System.Text.Json.Nodes.JsonNode.Parse(await OptionsAsync(visitor, "inloggen/passkey/opties"));
        options.ShouldNotBeNull()["allowCredentials"].ShouldNotBeNull().AsArray().Count.ShouldBe(0);
        ((string?)options?["userVerification"]).ShouldBe("required");
        ((string?)options?["rpId"]).ShouldBe("izz.localhost");
        (await AskAsync(visitor, "inloggen/code/opties")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_the_tenant_does_not_list_them_passkeys_are_no_way_in()
    {
        using var visitor = portal.Visit("inszo.localhost");
        (await visitor.GetAsync("inloggen")).FormOrNone("passkey").ShouldBeNull();
        (await AskAsync(visitor, "inloggen/passkey/opties")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> RegisterAsync(string mail, SoftPasskey passkey, string host = "izz.localhost")
    {
        // another test may have registered something for the same person
        await portal.ChangeAsync(mail, a => (a.AuthenticatorKey, a.Passkeys) = (null, 0));
        await portal.Rows(portal.SignIn(mail).Tenant, db => db.Set<Passkey>().Where(p => db.Set<Engine.Access.Account>().Any(a => a.Id == p.AccountId && a.Mail == mail)).ExecuteDeleteAsync());
        var visitor = (await portal.EnterAsync(mail)).Visitor;
        var begin = await (await visitor.GetAsync("instellingen/passkeys")).Form("passkey").Fill("Name", "Laptop").Fill("Password", DemoPortal.Password).SubmitAsync();
        var options = begin.Document.QuerySelector("form[data-options]")?.GetAttribute("data-options") ?? throw new ShouldAssertException(begin.Text);
        var done = await begin.Form("maak").Fill("Credential", passkey.Create(options, new($"https://{host}"))).SubmitAndFollowAsync();
        done.Text.ShouldNotContain("niet gelukt");
        return visitor;
    }

    private static async Task<VisitedPage> SignInAsync(Visitor visitor, SoftPasskey passkey)
    {
        var page = await visitor.GetAsync("inloggen");
        var options = await OptionsAsync(visitor, "inloggen/passkey/opties");
        return await page.Form("passkey").Fill("Credential", passkey.Get(options, Izz)).SubmitAsync();
    }

    private static async Task<string> OptionsAsync(Visitor visitor, string path, string? page = null)
    {
        var answer = await AskAsync(visitor, path, page);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer.Body;
    }

    // as the script does: with the token of the form on the page
    private static async Task<VisitedPage> AskAsync(Visitor visitor, string path, string? page = null)
    {
        var token = (await visitor.GetAsync(page ?? (path.StartsWith("inloggen/code", StringComparison.Ordinal) ? "inloggen/code" : "inloggen"))).Form()["__RequestVerificationToken"] ?? "";
        return await visitor.SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
    }

    private Task<AuditEvent> LastAsync(string mail, string type) => portal.Rows(portal.SignIn(mail).Tenant, async db =>
    {
        var account = await db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.Id).SingleAsync();
        return await db.Set<AuditEvent>().Where(e => e.Type == type && e.AccountId == account).OrderBy(e => e.Id).LastAsync();
    });
}
