using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

public sealed class SecondStepTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Doctor = "huisarts@beekzicht.example";

    [Fact]
    public async Task A_code_opens_once_also_when_two_use_it_at_the_same_moment()
    {
        const string mail = "apotheker@de-vijzel.example";
        var code = portal.Code(portal.SignIn(mail).TotpSecret ?? "");
        var forms = new List<VisitedForm>();
        for (var i = 0; i < 4; i++)
        {
            forms.Add((await portal.EnterAsync(mail)).Page.Form("code").Fill("Code", code));
        }

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.OK && a.Text.Contains("De code klopt niet")).ShouldBe(3);
    }

    [Fact]
    public async Task Recovery_codes_are_only_offered_to_who_has_them()
    {
        const string mail = "assistent@beekzicht.example";
        (await portal.EnterAsync(mail)).Page.Document.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldNotContain("herstelcodes");
        await portal.Rows("inszo", async db =>
        {
            (await db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == mail)).RecoveryCodes.Add("unused");
            return await db.SaveChangesAsync();
        });
        (await portal.EnterAsync(mail)).Page.Text.ShouldContain("een van uw herstelcodes");
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_second_step_for_a_quarter_of_an_hour()
    {
        const string mail = "zuid@de-vijzel.example";
        var secret = portal.SignIn(mail).TotpSecret ?? "";
        var page = (await portal.EnterAsync(mail)).Page;
        for (var i = 0; i < 5; i++)
        {
            await page.Form("code").Fill("Code", "abcdef").SubmitAsync();
        }

        (await page.Form("code").Fill("Code", portal.Code(secret)).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        page = (await portal.EnterAsync(mail)).Page;
        (await page.Form("code").Fill("Code", portal.Code(secret)).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_double_click_on_the_registration_loses_no_recovery_codes()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        var (visitor, _) = await portal.EnterAsync(mail);
        var page = await (await visitor.GetAsync("instellingen/apparaat")).Form("start").Fill("Password", DemoPortal.Password).SubmitAsync();
        var secret = page.Document.QuerySelector("code.portal-key")?.TextContent.Replace(" ", "") ?? "";
        var form = page.Form("bevestig").Fill("Code", portal.Code(secret));
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        (await visitor.GetAsync("instellingen/apparaat/herstelcodes")).Document.QuerySelectorAll(".portal-codes code").Length.ShouldBe(10);
        await form.SubmitAsync();
        (await (await visitor.GetAsync("instellingen")).ClickAsync("Bekijk ze nog één keer")).Document.QuerySelectorAll(".portal-codes code").Length.ShouldBe(10);
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        (await visitor.GetAsync("organisatie")).Status.ShouldBe(HttpStatusCode.OK);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        (await visitor.GetAsync("instellingen/apparaat/herstelcodes")).Document.QuerySelector(".portal-codes").ShouldBeNull();
    }

    [Fact]
    public async Task The_first_half_of_a_sign_in_is_worth_ten_minutes()
    {
        var page = (await portal.EnterAsync(Doctor)).Page;
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        var answer = await page.Form("code").Fill("Code", portal.Code(portal.SignIn(Doctor).TotpSecret ?? "")).SubmitAsync();
        answer.Text.ShouldContain("verlopen");
    }

    [Fact]
    public async Task The_cookie_of_the_first_step_is_not_that_of_the_session()
    {
        var page = (await portal.EnterAsync(Doctor)).Page;
        var done = await page.Form("code").Fill("Code", portal.Code(portal.SignIn(Doctor).TotpSecret ?? "")).SubmitAsync();
        DemoPortal.Sent(done, "sessie").ShouldNotBeNull();
        DemoPortal.Sent(done, "stap").ShouldNotBeNull().ShouldContain("expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task The_second_step_cannot_be_turned_off_where_the_tenant_demands_it()
    {
        var (visitor, page) = await portal.EnterAsync("waarnemer@praktijkhulp.example");
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn("waarnemer@praktijkhulp.example").TotpSecret ?? "")).SubmitAsync();
        (await visitor.GetAsync("instellingen/apparaat")).FormOrNone("uitzetten").ShouldBeNull();
    }

    [Fact]
    public async Task The_second_step_is_turned_off_with_the_password_where_the_tenant_leaves_it_to_the_user()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync();
        var device = await visitor.GetAsync("instellingen/apparaat");
        device.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Wijzig uw apparaat");
        var form = device.Form("uitzetten");
        (await form.Fill("RemovePassword", "verkeerd").SubmitAsync()).Text.ShouldContain("niet uw huidige wachtwoord");
        (await form.Fill("RemovePassword", DemoPortal.Password).SubmitAndFollowAsync()).Text.ShouldContain("staat uit");
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen/apparaat")).Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Registreer uw apparaat");
    }
}
