using System.Net;
using Shouldly;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>Rows of dutch-standards section 2 that take more than one answer, browser, node or moment.</summary>
public sealed class SamlFlowTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    private const string Failed = "portal.inloggen Refused eHerkenning: ";

    [Fact]
    public async Task Case_28_an_answer_counts_in_the_browser_that_asked_only()
    {
        var (asked, other) = (await portal.DepartAsync("post"), await portal.DepartAsync("post"));
        await RefusedAsync("post", "saml.request", () => PostAsync(portal.Answer(asked), other.Visitor));
        await RefusedAsync("post", "saml.request", () => PostAsync(portal.Answer(asked), portal.Factory.Visit("post.localhost")));
        BrokeredPortal.SignsIn(await PostAsync(portal.Answer(asked), asked.Visitor)).ShouldBeTrue("the right browser still can");
    }

    [Fact]
    public async Task An_answer_with_more_fields_than_a_form_may_have_is_refused()
    {
        var fields = Enumerable.Range(0, 2000).Select(i => ($"f{i}", "x")).ToArray();
        (await BrokeredPortal.PostAsync(portal.Factory.Visit("post.localhost"), fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Case_28_an_answer_to_another_tenant_counts_for_nobody()
    {
        var (asked, elsewhere) = (await portal.DepartAsync("post"), await portal.DepartAsync("wissel"));
        var answer = portal.Answer(elsewhere);
        answer.ResponseAttributes = answer.ResponseAttributes.Replace(elsewhere.RequestId, asked.RequestId, StringComparison.Ordinal);
        await RefusedAsync("post", "saml.destination", () => PostAsync(answer, asked.Visitor));
        await RefusedAsync("post", "saml.request", () => PostAsync(portal.Answer(elsewhere), asked.Visitor));
    }

    [Fact]
    public async Task Case_28_an_answer_after_an_hour_is_too_late()
    {
        var departed = await portal.DepartAsync("post");
        portal.Clock.Advance(TimeSpan.FromMinutes(60).Add(TimeSpan.FromSeconds(1)));
        await RefusedAsync("post", "saml.request", () => PostAsync(portal.Answer(departed), departed.Visitor));
    }

    [Fact]
    public async Task Case_29_the_same_answer_twice_signs_in_once()
    {
        var departed = await portal.DepartAsync("post");
        var answer = portal.Answer(departed).Encoded();
        BrokeredPortal.SignsIn(await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", answer))).ShouldBeTrue();
        await RefusedAsync("post", "saml.request", () => BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", answer)));
    }

    [Fact]
    public async Task Case_29_one_assertion_answers_no_two_requests()
    {
        var visitor = portal.Factory.Visit("post.localhost");
        var first = portal.Answer(await portal.DepartAsync("post", visitor: visitor));
        BrokeredPortal.SignsIn(await PostAsync(first, visitor)).ShouldBeTrue();
        var second = portal.Answer(await portal.DepartAsync("post", visitor: visitor));
        second.Id = first.Id;
        await RefusedAsync("post", "saml.replay", () => PostAsync(second, visitor));
    }

    [Fact]
    public async Task Case_29_of_two_nodes_at_once_one_signs_in()
    {
        await using var node = portal.Node();
        for (var round = 0; round < 5; round++)
        {
            var departed = await portal.DepartAsync("post");
            // assertions that differ: what decides is that one request is answered once
            var answers = Enumerable.Range(0, 6).Select(_ => portal.Answer(departed).Encoded()).ToList();
            var cookies = departed.Page.Response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
            var visitors = Enumerable.Range(0, 6).Select(i =>
            {
                var client = new HttpClient((i % 2 == 0 ? portal.Factory : node).Server.CreateHandler()) { BaseAddress = new("https://post.localhost/") };
                client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
                return new Visitor(client);
            }).ToList();
            var pages = await Task.WhenAll(visitors.Select((v, i) => BrokeredPortal.PostAsync(v, ("SAMLResponse", answers[i]))));
            pages.Count(BrokeredPortal.SignsIn).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Case_42_nobody_but_the_portal_says_where_to_go(string address)
    {
        var departed = await portal.DepartAsync("post", $"?returnUrl={Uri.EscapeDataString(address)}");
        var page = await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", portal.Answer(departed).Encoded()), ("RelayState", address));
        page.RedirectsTo.ShouldNotBeNull().ToString().ShouldBe("https://post.localhost/");
    }

    [Fact]
    public async Task Case_42_the_way_back_is_kept_here_and_RelayState_is_not_read()
    {
        var departed = await portal.DepartAsync("post", "?returnUrl=%2Finstellingen");
        departed.Address.Query.ShouldNotContain("RelayState");
        var page = await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", portal.Answer(departed).Encoded()), ("RelayState", new string('x', 100)));
        page.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/instellingen");
    }

    [Fact]
    public async Task Case_43_the_session_of_before_is_not_the_session_of_after()
    {
        var visitor = portal.Factory.Visit("post.localhost");
        var first = await PostAsync(portal.Answer(await portal.DepartAsync("post", visitor: visitor)), visitor);
        var second = await PostAsync(portal.Answer(await portal.DepartAsync("post", "?niveau=eh3", visitor)), visitor);
        SessionOf(second).ShouldNotBe(SessionOf(first));

        // the cookie of before is worth nothing afterwards, wherever it went
        var thief = new HttpClient(portal.Factory.Server.CreateHandler()) { BaseAddress = new("https://post.localhost/") };
        thief.DefaultRequestHeaders.Add("Cookie", SessionOf(first).Split(';')[0]);
        (await new Visitor(thief).GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task Case_44_only_the_cookie_of_the_question_comes_along_from_another_site()
    {
        var departed = await portal.DepartAsync("post");
        var pending = departed.Page.Response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        pending.ShouldStartWith("__Host-");
        pending.ShouldContain("samesite=none");
        pending.ShouldContain("secure");
        pending.ShouldContain("httponly");
        SessionOf(await PostAsync(portal.Answer(departed), departed.Visitor)).ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task Case_39_a_branch_of_the_mandate_limits_the_session()
    {
        var departed = await portal.DepartAsync("post");
        var answer = portal.Answer(departed);
        answer.Attributes.Add(BrokerMessage.Attribute("urn:etoegang:1.9:ServiceRestriction:Vestigingsnr", "000012345678"));
        BrokeredPortal.SignsIn(await PostAsync(answer, departed.Visitor)).ShouldBeTrue();
        (await portal.TracesAsync("post")).Events[^1].ShouldContain("alleen vestiging 000012345678");
    }

    private static string SessionOf(VisitedPage page) => page.Response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("-sessie=", StringComparison.Ordinal));

    private static Task<VisitedPage> PostAsync(BrokerMessage answer, Visitor visitor) => BrokeredPortal.PostAsync(visitor, ("SAMLResponse", answer.Encoded()));

    private async Task RefusedAsync(string tenant, string code, Func<Task<VisitedPage>> send)
    {
        var before = await portal.TracesAsync(tenant);
        var page = await send();
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        BrokeredPortal.SignsIn(page).ShouldBeFalse();
        var after = await portal.TracesAsync(tenant);
        after.Events.Skip(before.Events.Count).ShouldBe([Failed + code]);
        after.Sessions.ShouldBe(before.Sessions);
    }
}
