using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Shouldly;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>Signing out here and at the broker (dutch-standards 1.12; section 2, case 46).</summary>
public sealed class SamlLogoutTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    private static readonly string Address = BrokeredPortal.Acs("post").Replace("/acs", "/uitloggen", StringComparison.Ordinal);

    [Fact]
    public async Task A_broker_may_end_the_session_that_it_names()
    {
        var visitor = await SignedInAsync();
        var page = await visitor.GetAsync($"eherkenning/uitloggen?{Signed("SAMLRequest", Request())}");
        page.RedirectsTo.ShouldNotBeNull().GetLeftPart(UriPartial.Path).ShouldBe("https://broker.example/logout");
        var answer = BrokeredPortal.Inflate(HttpUtility.ParseQueryString(page.RedirectsTo?.Query ?? "")["SAMLResponse"] ?? "");
        answer.ShouldContain("InResponseTo=\"_logout\"");
        answer.ShouldContain("status:Success");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await portal.TracesAsync("post")).Events[^1].ShouldBe("portal.uitloggen Success op verzoek van de makelaar van eHerkenning");
    }

    [Fact]
    public async Task A_link_from_elsewhere_ends_neither_session()
    {
        var visitor = await SignedInAsync();
        (await visitor.GetAsync("uitloggen/eherkenning")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        var page = await visitor.GetAsync("instellingen");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var departed = await page.Form("uitloggen").SubmitAndFollowAsync();
        departed.Body.ShouldContain("https://broker.example/logout");
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "unsigned", "saml.query" },
        { "other key", "saml.signature" },
        { "changed afterwards", "saml.signature" },
        { "weak algorithm", "saml.signature-algorithm" },
        { "expired", "saml.time.logout" },
        { "issued in the future", "saml.time.logout" },
        { "other session", "saml.logout-session" },
        { "other person", "saml.logout-session" },
        { "other issuer", "saml.issuer" },
        { "other destination", "saml.destination" },
        { "other message", "saml.root" },
        { "bomb", "saml.size" },
        { "twice the message", "saml.query" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Case_46_a_request_that_is_not_right_ends_nothing(string fault, string code)
    {
        var visitor = await SignedInAsync();
        var query = fault switch
        {
            "unsigned" => $"SAMLRequest={Uri.EscapeDataString(Deflate(Request()))}",
            "other key" => Signed("SAMLRequest", Request(), portal.OtherSigner.Key),
            "changed afterwards" => Signed("SAMLRequest", Request()).Replace("&SigAlg", "&RelayState=x&SigAlg", StringComparison.Ordinal),
            "weak algorithm" => Signed("SAMLRequest", Request()).Replace("rsa-sha256", "rsa-sha1", StringComparison.Ordinal),
            "expired" => Signed("SAMLRequest", Request(end: portal.Now.AddSeconds(-60))),
            "issued in the future" => Signed("SAMLRequest", Request(issued: portal.Now.AddSeconds(61))),
            "other session" => Signed("SAMLRequest", Request(index: "session-2")),
            "other person" => Signed("SAMLRequest", Request(name: "somebody")),
            "other issuer" => Signed("SAMLRequest", Request(issuer: "urn:other")),
            "other destination" => Signed("SAMLRequest", Request(destination: BrokeredPortal.Acs("post"))),
            "other message" => Signed("SAMLRequest", Request().Replace("LogoutRequest", "AuthnRequest", StringComparison.Ordinal)),
            "bomb" => Signed("SAMLRequest", new string(' ', 50_000_000)),
            _ => $"SAMLRequest=x&{Signed("SAMLRequest", Request())}",
        };
        var before = (await portal.TracesAsync("post")).Events.Count;
        (await visitor.GetAsync($"eherkenning/uitloggen?{query}")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.TracesAsync("post")).Events.Skip(before).ShouldBe([$"portal.uitloggen Refused eHerkenning: {code}"]);
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK, "still signed in");
    }

    [Fact]
    public async Task Case_46_a_browser_that_is_not_signed_in_is_not_signed_out()
    {
        var page = await portal.Factory.Visit("post.localhost").GetAsync($"eherkenning/uitloggen?{Signed("SAMLRequest", Request())}");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_answer_of_the_broker_leads_back_to_the_page_for_signing_in()
    {
        var answer = Request().Replace("LogoutRequest", "LogoutResponse", StringComparison.Ordinal);
        var visitor = portal.Factory.Visit("post.localhost");
        (await visitor.GetAsync($"eherkenning/uitloggen?{Signed("SAMLResponse", answer)}")).RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/inloggen?melding=uitgelogd");
        (await visitor.GetAsync($"eherkenning/uitloggen?{Signed("SAMLResponse", answer, portal.OtherSigner.Key)}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<Visitor> SignedInAsync()
    {
        var departed = await portal.DepartAsync("post");
        BrokeredPortal.SignsIn(await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", portal.Answer(departed).Encoded()))).ShouldBeTrue();
        return departed.Visitor;
    }

    private string Request(
        DateTimeOffset? end = null, DateTimeOffset? issued = null, string index = "session-1", string name = "visitor",
        string issuer = BrokeredPortal.Broker, string? destination = null) =>
        $"<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_logout\" Version=\"2.0\" IssueInstant=\"{BrokerMessage.At(issued ?? portal.Now)}\" NotOnOrAfter=\"{BrokerMessage.At(end ?? portal.Now.AddMinutes(5))}\" Destination=\"{destination ?? Address}\"><saml:Issuer>{issuer}</saml:Issuer><saml:NameID>{name}</saml:NameID><samlp:SessionIndex>{index}</samlp:SessionIndex></samlp:LogoutRequest>";

    private string Signed(string field, string message, RSA? key = null)
    {
        var query = $"{field}={Uri.EscapeDataString(Deflate(message))}&SigAlg={Uri.EscapeDataString("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")}";
        var signature = (key ?? portal.Signer.Key).SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{query}&Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
    }

    private static string Deflate(string text)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(bytes.ToArray());
    }
}
