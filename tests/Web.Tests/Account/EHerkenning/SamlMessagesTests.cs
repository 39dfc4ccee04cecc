using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Web;
using System.Xml;
using Shouldly;
using Testing.EHerkenning;

namespace Web.Tests.Account.EHerkenning;

/// <summary>What the portal says of itself and asks (dutch-standards 1.4 and 1.9).</summary>
public sealed class SamlMessagesTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";

    [Fact]
    public async Task Metadata_are_signed_and_name_what_the_profile_lists_and_nothing_else()
    {
        var page = await portal.Factory.Visit("artifact.localhost").GetAsync("eherkenning/metadata");
        page.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/samlmetadata+xml");
        var root = XmlSigning.Root(XmlSigning.Load(page.Body));
        IsSigned(root).ShouldBeTrue();
        root.GetAttribute("entityID").ShouldBe(BrokeredPortal.Self("artifact"));
        root.HasAttribute("validUntil").ShouldBeFalse();
        var role = Only(root, Md, "SPSSODescriptor");
        role.GetAttribute("AuthnRequestsSigned").ShouldBe("true");
        role.GetAttribute("WantAssertionsSigned").ShouldBe("true");
        role.ChildNodes.OfType<XmlElement>().Select(e => e.LocalName).ShouldBe(
        [
            "KeyDescriptor", "KeyDescriptor", "KeyDescriptor", "KeyDescriptor", "SingleLogoutService", "AssertionConsumerService",
            "AttributeConsumingService", "AttributeConsumingService",
        ]);
        var keys = All(role, Md, "KeyDescriptor").ToList();
        keys.Select(k => k.GetAttribute("use")).ShouldBe(["signing", "signing", "encryption", "encryption"]);
        var certificates = (string[])[Convert.ToBase64String(portal.Own.RawData), Convert.ToBase64String(portal.Next.RawData)];
        keys.Select(k => Only(k, Ds, "X509Certificate").InnerText).ShouldBe([.. certificates, .. certificates]);
        keys.ShouldAllBe(k => Only(k, Ds, "KeyName").InnerText.Length == 64);
    }

    [Fact]
    public async Task Metadata_name_one_default_service_and_where_answers_arrive()
    {
        var role = Only(XmlSigning.Root(XmlSigning.Load((await portal.Factory.Visit("post.localhost").GetAsync("eherkenning/metadata")).Body)), Md, "SPSSODescriptor");
        var addresses = All(role, Md, "AssertionConsumerService").ToList();
        addresses.Select(a => (a.GetAttribute("index"), a.GetAttribute("Binding")[37..], a.GetAttribute("isDefault"), a.GetAttribute("Location"))).ShouldBe(
            [("1", "HTTP-Artifact", "false", BrokeredPortal.Acs("post")), ("2", "HTTP-POST", "true", BrokeredPortal.Acs("post"))]);
        var services = All(role, Md, "AttributeConsumingService").ToList();
        services.Select(s => (s.GetAttribute("index"), s.GetAttribute("isDefault"))).ShouldBe([("1", "true"), ("2", "")]);
        var attributes = All(services[0], Md, "RequestedAttribute").ToList();
        attributes[0].GetAttribute("Name").ShouldBe(BrokeredPortal.Service("post"));
        attributes.ShouldAllBe(a => a.GetAttribute("isRequired") == "false");
        Only(services[0], Md, "ServiceName").GetAttribute("lang", "http://www.w3.org/XML/1998/namespace").ShouldBe("nl");
    }

    [Theory]
    [InlineData("artifact", "", "")]
    [InlineData("artifact", "?niveau=eh3", "true")]
    [InlineData("ander", "", "true")]
    public async Task A_means_is_shown_anew_when_a_level_is_asked_or_the_tenant_wants_it(string tenant, string query, string anew) =>
        XmlSigning.Root(XmlSigning.Load((await portal.DepartAsync(tenant, query)).Request)).GetAttribute("ForceAuthn").ShouldBe(anew);

    [Theory]
    [InlineData("artifact", "1")]
    [InlineData("post", "2")]
    [InlineData("ander", "2")]
    public async Task A_request_asks_for_the_service_the_level_and_the_way_back(string tenant, string index)
    {
        var departed = await portal.DepartAsync(tenant, "?niveau=eh3");
        var root = XmlSigning.Root(XmlSigning.Load(departed.Request));
        root.LocalName.ShouldBe("AuthnRequest");
        root.GetAttribute("Destination").ShouldBe("https://broker.example/sso");
        root.GetAttribute("AssertionConsumerServiceIndex").ShouldBe(index);
        root.GetAttribute("AttributeConsumingServiceIndex").ShouldBe("1");
        string[] absent = ["AssertionConsumerServiceURL", "ProtocolBinding", "IsPassive", "Consent"];
        absent.ShouldAllBe(name => !root.HasAttribute(name));
        root.ChildNodes.OfType<XmlElement>().Select(e => e.LocalName).ShouldBe(["Issuer", "RequestedAuthnContext"]);
        root.FirstChild.ShouldNotBeNull().OuterXml.ShouldNotContain("Format");
        root.FirstChild.ShouldNotBeNull().InnerText.ShouldBe(BrokeredPortal.Self(tenant));
        root.LastChild.ShouldNotBeNull().OuterXml.ShouldContain("Comparison=\"minimum\"");
        root.LastChild.ShouldNotBeNull().InnerText.ShouldBe("urn:etoegang:core:assurance-class:loa3");
    }

    [Fact]
    public async Task A_request_by_redirect_is_signed_over_the_query_as_it_is_written()
    {
        var query = (await portal.DepartAsync("post")).Address.Query.TrimStart('?');
        var cut = query.IndexOf("&Signature=", StringComparison.Ordinal);
        var fields = HttpUtility.ParseQueryString(query);
        fields["SigAlg"].ShouldBe("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        using var key = portal.Own.PublicKey.GetRSAPublicKey() ?? throw new ShouldAssertException("No key.");
        key.VerifyData(Encoding.ASCII.GetBytes(query[..cut]), Convert.FromBase64String(fields["Signature"] ?? ""), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    private bool IsSigned(XmlElement root)
    {
        var signed = new SignedXml(root);
        signed.LoadXml(root.ChildNodes.OfType<XmlElement>().First(e => e.LocalName == "Signature"));
        return signed.CheckSignature(portal.Own, true);
    }

    private static XmlElement Only(XmlElement element, string space, string name) => All(element, space, name).ShouldHaveSingleItem();

    private static IEnumerable<XmlElement> All(XmlElement element, string space, string name) => element.GetElementsByTagName(name, space).OfType<XmlElement>()
        .Where(e => e.LocalName != "X509Certificate" || e.ParentNode?.ParentNode?.ParentNode?.LocalName == "KeyDescriptor");
}
