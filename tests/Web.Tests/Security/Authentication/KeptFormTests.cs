using System.Net;
using System.Text;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Calendar;
using Engine.SignIn.Protection.Forms;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>What was typed survives the end of a session, a stronger sign-in and a function that is closed, and only for who typed it.</summary>
public sealed class KeptFormTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    private const string Colleague = "medewerker@zorggroep-voorbeeld.example";

    [Fact]
    public async Task After_the_end_of_a_session_the_same_account_finds_the_form_filled_and_not_sent()
    {
        var (visitor, form) = await TypeAsync("NR-4711");
        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        var refused = await form.SubmitAsync();
        refused.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var back = await SignInAsync(visitor, refused, SignInNodes.Mail);
        back.Address.AbsolutePath.ShouldEndWith("/werknemersnummer");
        back.Form("werknemersnummer")["Nummer"].ShouldBe("NR-4711");
        back.Text.ShouldContain("nog niet verstuurd");

        var sent = await back.Form("werknemersnummer").SubmitAsync();
        sent.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/verzekerden");
    }

    [Fact]
    public async Task It_comes_back_once_and_for_half_an_hour()
    {
        var (visitor, form) = await TypeAsync("NR-4712");
        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        var back = await SignInAsync(visitor, await form.SubmitAsync(), SignInNodes.Mail);
        (await visitor.GetAsync(back.Address.ToString())).Form("werknemersnummer")["Nummer"].ShouldNotBe("NR-4712");

        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        var again = await back.Form("werknemersnummer").Fill("Nummer", "NR-4713").SubmitAsync();
        nodes.Clock.Advance(TimeSpan.FromMinutes(31));
        (await SignInAsync(visitor, again, SignInNodes.Mail)).Form("werknemersnummer")["Nummer"].ShouldNotBe("NR-4713");
    }

    [Fact]
    public async Task Another_account_and_another_page_get_nothing()
    {
        // the colleague reaches this contract too, so the page itself opens
        var (visitor, form) = await TypeAsync("NR-4714", "300101");
        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        var refused = await form.SubmitAsync();
        var other = await SignInAsync(visitor, refused, Colleague);
        other.Form("werknemersnummer")["Nummer"].ShouldNotBe("NR-4714");
        other.Text.ShouldNotContain("nog niet verstuurd");

        (await nodes.InAsync("izz", db => db.Set<KeptForm>().CountAsync())).ShouldBeGreaterThan(0);
        using var elsewhere = nodes.First.Visit("izz.localhost");
        var query = new Uri(refused.RedirectsTo ?? other.Address, "?" + Uri.UnescapeDataString(refused.RedirectsTo?.Query ?? "")).Query;
        var marker = query[query.IndexOf(KeepForm.Marker, StringComparison.Ordinal)..];
        await SignInNodes.TryAsync(elsewhere, SignInNodes.Mail, SignInNodes.Password);
        (await elsewhere.GetAsync("vraag?" + marker)).Body.ShouldNotContain("NR-4714");
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_kept()
    {
        var (visitor, form) = await TypeAsync("NR-4715");
        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        var refused = await form.Force("__RequestVerificationToken", "x").SubmitAsync();
        refused.RedirectsTo.ShouldNotBeNull().ToString().ShouldNotContain(KeepForm.Marker);
        visitor.Dispose();
    }

    [Fact]
    public async Task The_row_is_encrypted_and_the_row_of_one_tenant_is_unknown_at_another()
    {
        var (_, form) = await TypeAsync("NR-4716");
        nodes.Clock.Advance(TimeSpan.FromMinutes(16));
        await form.SubmitAsync();
        var rows = await nodes.InAsync("izz", db => db.Set<KeptForm>().ToListAsync());
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => !Encoding.UTF8.GetString(r.Content).Contains("NR-4716"));
        (await nodes.InAsync("bedrijfszorg", db => db.Set<KeptForm>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_post_below_the_level_of_its_function_is_kept_and_sent_to_a_stronger_sign_in()
    {
        var (visitor, _) = await nodes.First.EnterAsync(SignInNodes.Mail);
        var member = await MemberAsync();
        var page = await visitor.GetAsync("contact");
        var token = page.Form("form[action='uitloggen']")["__RequestVerificationToken"] ?? "";
        var refused = await visitor.SendAsync(new(HttpMethod.Post, $"verzekerden/{member}/afmelden")
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", token), new("_handler", "afmelden"),
                new("Invoer.Einddatum", "31-12-2026"), new("Invoer.Reden", "overleden"), new("Invoer.Gezin", "x"), new("Invoer.Stap", "controleren"),
            ]),
        });
        refused.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var target = Uri.UnescapeDataString(refused.RedirectsTo?.Query ?? "");
        target.ShouldContain("niveau=hoger&gevraagd=passwordAndCode");
        target.ShouldContain($"returnUrl=/verzekerden/{member}/afmelden?{KeepForm.Marker}=");
    }

    [Fact]
    public async Task A_greyed_function_gives_the_form_back_as_it_was_typed()
    {
        var (visitor, _) = await nodes.First.EnterAsync("beheer@accountbeheer.example");
        var form = (await visitor.GetAsync("beheer/functies/collectiviteit.zoeken")).Form("wijzigen");
        var answer = await form.Fill("State", "uit").Fill("Reason", "Storing bij de administratie").SubmitAsync();
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Text.ShouldContain("niet verwerkt");
        answer.Form("wijzigen")["Reason"].ShouldBe("Storing bij de administratie");
        answer.Form("wijzigen")["State"].ShouldBe("uit");
    }

    private async Task<(Visitor Visitor, VisitedForm Form)> TypeAsync(string number, string contract = "300100")
    {
        nodes.Clock.Advance(TimeSpan.FromMinutes(10));
        var (visitor, _) = await nodes.First.EnterAsync(SignInNodes.Mail);
        var page = await visitor.GetAsync($"verzekerden/{await MemberAsync(contract)}/werknemersnummer");
        return (visitor, page.Form("werknemersnummer").Fill("Nummer", number));
    }

    private static async Task<VisitedPage> SignInAsync(Visitor visitor, VisitedPage refused, string mail) =>
        await (await visitor.FollowAsync(refused)).Form("inloggen").Fill("Mail", mail).Fill("Password", SignInNodes.Password).SubmitAndFollowAsync();

    private Task<Guid> MemberAsync(string number = "300100") => nodes.InAsync("izz", async db =>
    {
        var contract = await db.Set<Engine.Access.Contract>().FirstAsync(c => c.Number == number);
        return (await db.Set<Deelname>().OrderBy(d => d.Id).FirstAsync(d => d.ContractId == contract.Id && d.Rol == Rol.Hoofdverzekerde && d.Eind > DutchTime.Today(nodes.Clock) && !db.Set<Mutatie>().Any(m => m.DeelnameId == d.Id))).Id;
    });
}
