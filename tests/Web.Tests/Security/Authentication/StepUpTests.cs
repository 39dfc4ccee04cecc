using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Calendar;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>A function above the level of the session sends its user to what reaches that level, and back to the same form.</summary>
public sealed class StepUpTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    [Fact]
    public async Task Who_has_no_second_step_registers_one_and_is_back_at_the_form_as_it_was_typed()
    {
        var (visitor, _) = await nodes.First.EnterAsync(SignInNodes.Mail);
        var path = $"/verzekerden/{await MemberAsync()}/afmelden";
        (await visitor.GetAsync(path)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var token = (await visitor.GetAsync("contact")).Form("form[action='uitloggen']")["__RequestVerificationToken"] ?? "";
        var page = await visitor.FollowAsync(await visitor.SendAsync(new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", token), new("_handler", "afmelden"), new("Invoer.Stap", "controleren"),
                new("Invoer.Einddatum", "30-11-2026"), new("Invoer.Reden", "overleden"), new("Invoer.Gezin", "een"), new("Invoer.Gezin", "twee"),
            ]),
        }));
        page.Text.ShouldContain("Deze pagina vraagt een sterkere manier van inloggen");
        page.Text.ShouldContain("Stel eerst in hoe u een code ontvangt");

        var start = await page.ClickAsync("Registreer uw apparaat");
        var enrol = await start.Form("start").Fill("Password", SignInNodes.Password).SubmitAsync();
        var key = enrol.Document.QuerySelector(".portal-key")?.TextContent.Replace(" ", "", StringComparison.Ordinal) ?? "";
        var codes = await enrol.Form("bevestig").Fill("Code", Totp.Code(key, Totp.StepAt(nodes.Clock.GetUtcNow()))).SubmitAndFollowAsync();
        codes.Text.ShouldContain("Bewaar uw herstelcodes");
        var back = await codes.ClickAsync("Verder");
        back.Address.AbsolutePath.ShouldBe(path);
        back.Text.ShouldContain("nog niet verstuurd");
        back.Form("afmelden")["Invoer.Einddatum"].ShouldBe("30-11-2026");
        back.Form("afmelden")["Invoer.Reden"].ShouldBe("overleden");
    }

    [Fact]
    public async Task Who_has_a_second_step_is_asked_for_it_and_nothing_else()
    {
        var account = nodes.First.SignIn("code@zorggroep-voorbeeld.example");
        var (visitor, page) = await nodes.First.EnterAsync(account.Email);
        await page.Form("code").Fill("Code", Totp.Code(account.TotpSecret ?? "", Totp.StepAt(nodes.Clock.GetUtcNow()))).SubmitAsync();
        var asked = await visitor.GetAsync("inloggen?niveau=hoger&gevraagd=passwordAndCode&returnUrl=%2Fcontractdetails");
        asked.Text.ShouldContain("Log opnieuw in met uw wachtwoord en daarna uw code");
        asked.Document.QuerySelectorAll("main a[href^='instellingen/apparaat']").ShouldBeEmpty();
        asked.FormOrNone("inloggen").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_level_that_the_account_cannot_reach_says_whom_to_ask()
    {
        var (visitor, _) = await nodes.First.EnterAsync("medewerker@zorggroep-voorbeeld.example");
        var page = await visitor.GetAsync("inloggen?niveau=hoger&gevraagd=eh3&returnUrl=%2Fcontractdetails");
        page.Text.ShouldContain("kan dat bij dit portaal niet");
        page.Document.QuerySelector("main a[href=contact]").ShouldNotBeNull();
    }

    private Task<Guid> MemberAsync() => nodes.InAsync("izz", async db =>
    {
        var contract = await db.Set<Engine.Access.Contract>().FirstAsync(c => c.Number == "300100");
        return (await db.Set<Deelname>().OrderBy(d => d.Id).FirstAsync(d => d.ContractId == contract.Id && d.Rol == Rol.Hoofdverzekerde && d.Eind > DutchTime.Today(nodes.Clock) && !db.Set<Mutatie>().Any(m => m.DeelnameId == d.Id))).Id;
    });
}
