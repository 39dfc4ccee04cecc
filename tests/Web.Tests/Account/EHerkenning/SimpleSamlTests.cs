using System.Net;
using System.Text;
using Shouldly;
using Testing.EHerkenning;

namespace Web.Tests.Account.EHerkenning;

/// <summary>Against Debian's simplesamlphp: it reads our metadata, checks our signatures, and makes answers and encrypted identifiers by code of its own.</summary>
public sealed class SimpleSamlTests(PeerPortal portal) : IClassFixture<PeerPortal>
{
    [Theory]
    [InlineData("artifact")]
    [InlineData("post")]
    public async Task Somebody_signs_in_with_encrypted_identifiers(string tenant)
    {
        var answer = await portal.SignInAsync(tenant, "eh3");
        var page = await answer.ArriveAsync();
        BrokeredPortal.SignsIn(page).ShouldBeTrue(string.Join('\n', await portal.EventsAsync(tenant)) + portal.Peer.Log());
        (await answer.Visitor.OpenAsync("")).Body.ShouldContain(BrokeredTenant.Person);
        var told = (await portal.EventsAsync(tenant))[^1];
        told.ShouldContain($"KvK {BrokerMessage.Kvk}");
        told.ShouldContain("alleen vestiging 000012345678");
    }

    [Fact]
    public async Task An_artifact_is_given_away_once()
    {
        var answer = await portal.SignInAsync("artifact", "eh3");
        answer.Page.RedirectsTo.ShouldNotBeNull().Query.ShouldContain("SAMLart=");
        BrokeredPortal.SignsIn(await answer.ArriveAsync()).ShouldBeTrue();
        var other = portal.Visit("artifact");
        await other.GetAsync("inloggen/eherkenning");
        (await other.GetAsync(answer.Page.RedirectsTo?.PathAndQuery ?? "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.EventsAsync("artifact"))[^1].ShouldBe("portal.inloggen Refused eHerkenning: saml.artifact-empty");
    }

    [Theory]
    [InlineData("artifact")]
    [InlineData("post")]
    public async Task Somebody_who_cancels_comes_back_to_a_friendly_page(string tenant)
    {
        var answer = await portal.SignInAsync(tenant, "cancel");
        var page = await answer.ArriveAsync();
        page.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/inloggen?melding=geannuleerd", string.Join('\n', await portal.EventsAsync(tenant)) + page.Body);
        (await answer.Visitor.FollowAsync(page)).Text.ShouldContain("gestopt");
    }

    [Theory]
    [InlineData("artifact", "eh2", "", false)]
    [InlineData("post", "eh2", "", false)]
    [InlineData("artifact", "eh2p", "", true)]
    [InlineData("artifact", "eh2p", "?niveau=eh3", false)]
    [InlineData("post", "eh3", "?niveau=eh3", true)]
    public async Task The_level_is_weighed_here_whatever_the_peer_thought_of_it(string tenant, string person, string query, bool enough)
    {
        var page = await (await portal.SignInAsync(tenant, person, query)).ArriveAsync();
        BrokeredPortal.SignsIn(page).ShouldBe(enough);
        if (!enough)
        {
            page.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldStartWith("/inloggen?melding=niveau-te-laag");
        }
    }

    [Fact]
    public async Task Signing_out_here_signs_out_at_the_peer_and_comes_back()
    {
        var answer = await portal.SignInAsync("post", "eh3");
        BrokeredPortal.SignsIn(await answer.ArriveAsync()).ShouldBeTrue();
        var between = await (await answer.Visitor.OpenAsync("")).Form("form[action$=uitloggen]").SubmitAndFollowAsync();
        between.Status.ShouldBe(HttpStatusCode.OK);
        var address = between.Document.QuerySelector("main a[href*=SAMLRequest]")?.GetAttribute("href") ?? throw new ShouldAssertException(between.Body);
        var back = await answer.Browser.GetAsync(address);
        while (back.RedirectsTo is { } next && next.Host == portal.Peer.Url.Host)
        {
            back = await answer.Browser.GetAsync(next.ToString());
        }

        back.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldStartWith("/eherkenning/uitloggen?SAMLResponse=", Case.Sensitive, back.Body + portal.Peer.Log());
        (await answer.Visitor.GetAsync(back.RedirectsTo?.PathAndQuery ?? "")).RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/inloggen?melding=uitgelogd");

        // the peer asks for name and password again
        var again = await answer.Browser.OpenAsync((await portal.Visit("artifact").GetAsync("inloggen/eherkenning")).RedirectsTo?.ToString() ?? "");
        again.Body.ShouldContain("name=\"password\"");
    }

    [Fact]
    public async Task The_peer_refuses_a_request_of_ours_that_was_changed()
    {
        var address = (await portal.Visit("artifact").GetAsync("inloggen/eherkenning")).RedirectsTo ?? throw new ShouldAssertException("No redirect.");
        using var client = new HttpClient();
        (await client.GetStringAsync(address)).ShouldContain("name=\"password\"");
        var changed = address.AbsoluteUri.Replace("Signature=", "Signature=AAAA", StringComparison.Ordinal);
        (await client.GetAsync(new Uri(changed))).RequestMessage.ShouldNotBeNull().RequestUri.ShouldNotBeNull().AbsolutePath.ShouldNotContain("login");
        portal.Peer.Log().ShouldContain("Unable to validate signature");
    }

    [Fact]
    public async Task Our_signatures_are_right_for_xmlsec_too()
    {
        var metadata = (await portal.Visit("artifact").GetAsync("eherkenning/metadata")).Body;
        (await Xmlsec.VerifiesAsync(metadata, "urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor", portal.Own)).ShouldBeTrue();
        (await Xmlsec.VerifiesAsync(metadata.Replace("Portaal", "Ander", StringComparison.Ordinal), "urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor", portal.Own)).ShouldBeFalse();
        var page = await portal.Visit("post").GetAsync("inloggen/eherkenning");
        var request = Encoding.UTF8.GetString(Convert.FromBase64String(page.Document.QuerySelector("[name=SAMLRequest]")?.GetAttribute("value") ?? ""));
        (await Xmlsec.VerifiesAsync(request, "urn:oasis:names:tc:SAML:2.0:protocol:AuthnRequest", portal.Own)).ShouldBeTrue();
    }
}
