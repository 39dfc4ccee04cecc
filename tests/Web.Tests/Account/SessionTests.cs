using System.Net;
using Engine.Access;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Web.Tests.Account;

public sealed class SessionTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Mail = "hoofdgebruiker@zorggroep-voorbeeld.example";

    [Fact]
    public async Task A_session_ends_when_nothing_was_asked_for_a_quarter_of_an_hour()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task Who_needs_a_stronger_sign_in_gets_the_form_and_comes_back_to_the_page()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        (await visitor.GetAsync("inloggen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        var page = await visitor.GetAsync("inloggen?niveau=hoger&returnUrl=%2Fcontractdetails");
        page.Text.ShouldContain("sterkere manier van inloggen");
        var done = await page.Form("inloggen").Fill("Mail", Mail).Fill("Password", DemoPortal.Password).SubmitAsync();
        done.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/contractdetails");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy_it_is()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        for (var minutes = 0; minutes < 12 * 60 - 10; minutes += 10)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            (await visitor.GetAsync("organisatie")).Status.ShouldBe(HttpStatusCode.OK);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        (await visitor.GetAsync("organisatie")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task The_cookie_is_renewed_once_a_minute_and_not_at_every_request()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        portal.Clock.Advance(TimeSpan.FromSeconds(59));
        DemoPortal.Sent(await visitor.GetAsync("organisatie"), "sessie").ShouldBeNull();
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        DemoPortal.Sent(await visitor.GetAsync("organisatie"), "sessie").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_says_when_it_ends_and_can_be_extended()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        var page = await visitor.GetAsync("organisatie");
        page.Document.QuerySelector(".portal-session__text").ShouldNotBeNull().TextContent.ShouldContain("Uw sessie loopt af om");
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        var answer = await page.Form("form[action='sessie/verlengen']").SubmitAsync();
        answer.Response.Headers.GetValues("X-Session-Seconds").Single().ShouldBe("900");
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        (await visitor.GetAsync("organisatie")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("stamp")]
    [InlineData("membership")]
    public async Task A_session_ends_within_seconds_when_its_account_changes(string what)
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        var (visitor, _) = await portal.EnterAsync(mail);
        (await visitor.GetAsync("organisatie")).Status.ShouldBe(HttpStatusCode.OK);
        var undo = await ChangeAsync(mail, what);
        portal.Clock.Advance(ActorLoader.Freshness);
        (await visitor.GetAsync("organisatie")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        await undo();
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_within_seconds()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        var (visitor, _) = await portal.EnterAsync(mail);
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("300200");
        await portal.Rows("izz", async db =>
        {
            var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail);
            var membership = await db.Set<Membership>().FirstAsync(m => m.AccountId == account.Id);
            return await db.Set<Grant>().Where(g => g.MembershipId == membership.Id).ExecuteDeleteAsync();
        });
        portal.Clock.Advance(ActorLoader.Freshness);
        (await visitor.GetAsync("instellingen")).Text.ShouldNotContain("300200");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_on_all_devices()
    {
        const string mail = "hoofd@steenhart.example";
        var (first, _) = await portal.EnterAsync(mail);
        var (second, _) = await portal.EnterAsync(mail);
        (await second.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        await (await first.GetAsync("instellingen")).Form("overal-uitloggen").SubmitAsync();
        portal.Clock.Advance(ActorLoader.Freshness);
        (await first.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await second.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_out()
    {
        var (visitor, _) = await portal.EnterAsync(Mail);
        var answer = await visitor.SendAsync(new(HttpMethod.Post, "https://izz.localhost/uitloggen") { Content = new FormUrlEncodedContent([]) });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.GetAsync("organisatie")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Func<Task>> ChangeAsync(string mail, string what)
    {
        if (what == "membership")
        {
            return await portal.Rows("izz", async db =>
            {
                var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail);
                var membership = await db.Set<Membership>().FirstAsync(m => m.AccountId == account.Id);
                var grants = await db.Set<Grant>().Where(g => g.MembershipId == membership.Id).ToListAsync();
                db.RemoveRange(grants);
                db.Remove(membership);
                await db.SaveChangesAsync();
                return new Func<Task>(() => portal.Rows("izz", again =>
                {
                    again.Add(new Membership { AccountId = account.Id, OrganisationId = membership.OrganisationId });
                    return again.SaveChangesAsync();
                }));
            });
        }

        await portal.ChangeAsync(mail, account =>
        {
            if (what == "state")
            {
                account.State = AccountState.Disabled;
            }
            else
            {
                account.RenewStamp();
            }
        });
        return () => portal.ChangeAsync(mail, account => account.State = AccountState.Active);
    }
}
