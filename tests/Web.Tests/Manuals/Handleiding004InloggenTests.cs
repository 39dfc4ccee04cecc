using System.Net;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 004: always two steps, with a code by text message or mail.</summary>
public sealed class Handleiding004InloggenTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string WithoutNumber = "assistent@beekzicht.example";
    private const string WithNumber = "balie@de-vijzel.example";

    [Fact]
    public async Task Without_a_known_number_a_fresh_code_comes_by_mail_each_time_004_02()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            var (visitor, page) = await portal.EnterAsync(WithoutNumber);
            page.Text.ShouldContain("een mail gestuurd naar uw e-mailadres");
            (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
            var code = await portal.SentCodeAsync("inszo", WithoutNumber);
            seen.Add(code).ShouldBeTrue();
            (await page.Form("code").Fill("Code", code).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
            (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        }

        var mail = (await portal.LettersAsync("inszo")).First(m => m.To == WithoutNumber).Body;
        mail.ShouldNotContain("http");
    }

    [Fact]
    public async Task A_known_number_is_tied_to_the_account_and_gets_the_codes_004_02_004_14()
    {
        var (_, page) = await portal.EnterAsync(WithNumber);
        page.Text.ShouldContain("sms gestuurd naar 06-******78");
        // who has a number gets no code by mail: that mail could also reset the password
        page.FormOrNone("anders").ShouldBeNull();
        (await page.Form("code").Fill("Code", await portal.SentCodeAsync("inszo", "+31612345678")).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await portal.LettersAsync("inszo")).ShouldNotContain(m => m.To == WithNumber);
    }

    [Fact]
    public async Task Nobody_turns_the_last_means_off_004_02()
    {
        const string mail = "waarnemer@praktijkhulp.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync();
        (await visitor.GetAsync("instellingen/apparaat")).FormOrNone("uitzetten").ShouldBeNull();
        (await visitor.GetAsync("instellingen/telefoonnummer")).FormOrNone("uitzetten").ShouldBeNull();
    }
}
