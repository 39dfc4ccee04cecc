using Engine.Access;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>
/// AUT-8: what is taken away on one node is gone on the other within five seconds. Every node asks the database anew; no channel between
/// nodes has to be up for it.
/// </summary>
public sealed class Aut08InvalidationTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    private const string Mail = "medewerker@zorggroep-voorbeeld.example";

    public static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_node_believes_what_it_knows_for_less_than_the_promise() => ActorLoader.Freshness.ShouldBeLessThan(Promise);

    [Fact]
    public async Task A_password_that_was_changed_ends_the_sessions_elsewhere()
    {
        var here = await EnterAsync(nodes.First);
        var there = await EnterAsync(nodes.Second);
        const string other = "een heel ander wachtwoord";
        await (await here.GetAsync("instellingen/wachtwoord")).Form("wachtwoord")
            .Fill("Current", SignInNodes.Password).Fill("New", other).Fill("Repeat", other).SubmitAsync();
        await GoneAsync(there);
        (await here.GetAsync("instellingen")).RedirectsTo.ShouldBeNull();
        await (await here.GetAsync("instellingen/wachtwoord")).Form("wachtwoord")
            .Fill("Current", other).Fill("New", SignInNodes.Password).Fill("Repeat", SignInNodes.Password).SubmitAsync();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_elsewhere()
    {
        var here = await EnterAsync(nodes.First);
        var there = await EnterAsync(nodes.Second);
        await (await here.GetAsync("instellingen")).Form("overal-uitloggen").SubmitAsync();
        await GoneAsync(there);
    }

    [Fact]
    public async Task Signing_out_ends_a_copy_of_the_cookie_elsewhere()
    {
        var here = await EnterAsync(nodes.First);
        var cookie = (await AttackedPortal.CookiesAsync(here)).Single(c => c.Contains("-sessie=", StringComparison.Ordinal));
        using var client = new HttpClient(nodes.Second.Server.CreateHandler()) { BaseAddress = new("https://izz.localhost/") };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var copy = new Visitor(client);
        (await copy.GetAsync("instellingen")).RedirectsTo.ShouldBeNull();
        await (await here.GetAsync("contact")).Form("form[action='uitloggen']").SubmitAsync();
        await GoneAsync(copy);
    }

    [Fact]
    public async Task A_disabled_account_is_out()
    {
        var there = await EnterAsync(nodes.Second);
        await nodes.ChangeAsync("izz", Mail, a => a.State = AccountState.Disabled);
        await GoneAsync(there);
        await nodes.ChangeAsync("izz", Mail, a => a.State = AccountState.Active);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_opens_nothing()
    {
        var there = await EnterAsync(nodes.Second);
        (await there.GetAsync("contractdetails")).RedirectsTo.ShouldBeNull();
        var grants = await nodes.InAsync("izz", async db =>
        {
            var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == Mail);
            var membership = await db.Set<Membership>().FirstAsync(m => m.AccountId == account.Id);
            var rows = await db.Set<Grant>().AsNoTracking().Where(g => g.MembershipId == membership.Id).ToListAsync();
            await db.Set<Grant>().Where(g => g.MembershipId == membership.Id).ExecuteDeleteAsync();
            return rows;
        });
        nodes.Clock.Advance(Promise);
        ((int)(await there.GetAsync("contractdetails")).Status).ShouldBeInRange(403, 404);
        await nodes.InAsync("izz", db =>
        {
            db.AddRange(grants);
            return db.SaveChangesAsync();
        });
    }

    private async Task<Visitor> EnterAsync(PortalFactory node)
    {
        nodes.Clock.Advance(TimeSpan.FromMinutes(1));
        var (visitor, _) = await node.EnterAsync(Mail);
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldBeNull();
        return visitor;
    }

    private async Task GoneAsync(Visitor visitor)
    {
        nodes.Clock.Advance(Promise);
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }
}
