using System.Net;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>An activation link counts once, at its own tenant, for its own account, and as long as the tenant says (AUT-6, ISO-5).</summary>
public sealed class ActivationReplayTests(CodesPortal portal) : IClassFixture<CodesPortal>
{
    private const string First = "een eerste wachtwoord";
    private const string Second = "een tweede wachtwoord";

    [Fact]
    public async Task A_used_one_changes_nothing_any_more()
    {
        const string mail = "gebruikt@zorggroep-voorbeeld.example";
        var link = await portal.InviteAsync("izz", mail, "100200", "gebruiker");
        var (one, other) = (await FormAsync(link, First), await FormAsync(link, Second));
        (await one.SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        var hash = await HashAsync(mail);
        foreach (var answer in (VisitedPage[])[await other.SubmitAsync(), await portal.Visit(CodesPortal.Host).GetAsync(link)])
        {
            answer.Text.ShouldContain("Uw account is al actief");
            answer.Document.QuerySelectorAll("input[type=password]").ShouldBeEmpty();
        }

        (await HashAsync(mail)).ShouldBe(hash);
    }

    [Fact]
    public async Task One_of_another_tenant_opens_nothing_also_in_the_form_of_a_good_one()
    {
        const string mail = "elders@zorggroep-voorbeeld.example";
        var link = await portal.InviteAsync("izz", mail, "100200", "gebruiker");
        using var there = portal.Visit(CodesPortal.OtherHost);
        Worthless(await there.GetAsync(link));
        var own = await FormAsync(await portal.InviteAsync("bedrijfszorg", "elders@steenhart.example", "500100", "subaccount"), First, CodesPortal.OtherHost);
        Worthless(await own.Force("Token", link.Split("code=")[1]).SubmitAsync());
        (await StateAsync("izz", mail)).ShouldBe(AccountState.Invited);
        (await StateAsync("bedrijfszorg", "elders@steenhart.example")).ShouldBe(AccountState.Invited);
    }

    [Fact]
    public async Task Who_is_signed_in_as_somebody_else_gains_nothing_by_it()
    {
        const string mail = "ander@zorggroep-voorbeeld.example";
        var link = await portal.InviteAsync("izz", mail, "100200", "gebruiker");
        var before = await portal.PlacesAsync("izz", CodesPortal.Colleague);
        var (visitor, page, code) = await portal.AskAsync(CodesPortal.Colleague, Engine.Tenancy.Means.Mail);
        await page.Form("code").Fill("Code", code).SubmitAsync();
        await (await visitor.GetAsync(link)).Form("activeren").Fill("New", First).Fill("Repeat", First).SubmitAsync();
        (await portal.PlacesAsync("izz", CodesPortal.Colleague)).ShouldBe(before);
        (await portal.PlacesAsync("izz", mail)).ShouldBe(1);
        (await visitor.GetAsync("instellingen")).Text.ShouldContain(CodesPortal.Colleague);
    }

    [Fact]
    public async Task One_that_is_too_old_opens_nothing_also_for_who_had_the_page_open()
    {
        const string mail = "laat@zorggroep-voorbeeld.example";
        var link = await portal.InviteAsync("izz", mail, "100200", "gebruiker");
        var form = await FormAsync(link, First);
        portal.Clock.Advance(TimeSpan.FromHours(168) + TimeSpan.FromSeconds(1));
        Worthless(await form.SubmitAsync());
        Worthless(await portal.Visit(CodesPortal.Host).GetAsync(link));
        (await StateAsync("izz", mail)).ShouldBe(AccountState.Invited);
    }

    private static void Worthless(VisitedPage answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("Deze link werkt niet (meer)");
    }

    private async Task<VisitedForm> FormAsync(string link, string password, string host = CodesPortal.Host) =>
        (await portal.Visit(host).GetAsync(link)).Form("activeren").Fill("New", password).Fill("Repeat", password);

    private Task<string?> HashAsync(string mail) => portal.Rows("izz", db => db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.PasswordHash).SingleAsync());

    private Task<AccountState> StateAsync(string tenant, string mail) =>
        portal.Rows(tenant, db => db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.State).SingleAsync());
}
