using System.Globalization;
using System.Text;

namespace Testing.EHerkenning;

/// <summary>
/// An answer of the invented broker in the making: good as it comes, and with every part open to a test. Parts are texts, so that what is
/// wrong can be written as an attacker writes it.
/// </summary>
public sealed class BrokerMessage
{
    public const string Kvk = "12345678";
    public const string Rsin = "123456789";
    public const string Person = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0@0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string Loa = "urn:etoegang:core:assurance-class:";

    private readonly IdEncryption encryption;

    public BrokerMessage(string broker, string self, string acs, string requestId, DateTimeOffset now, XmlSigning signing, IdEncryption encryption)
    {
        this.encryption = encryption;
        (Signing, AssertionSigning, ResponseSigning) = (signing, signing, null);
        Id = $"_{Guid.NewGuid():N}";
        Issuer = $"<saml:Issuer>{broker}</saml:Issuer>";
        ResponseIssuer = Issuer;
        ResponseAttributes = $"Destination=\"{acs}\" InResponseTo=\"{requestId}\" IssueInstant=\"{At(now)}\" Version=\"2.0\"";
        Subject = $"<saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\">visitor</saml:NameID><saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData InResponseTo=\"{requestId}\" NotOnOrAfter=\"{At(now.AddMinutes(5))}\" Recipient=\"{acs}\"/></saml:SubjectConfirmation></saml:Subject>";
        Conditions = $"<saml:Conditions NotBefore=\"{At(now)}\" NotOnOrAfter=\"{At(now.AddMinutes(5))}\"><saml:AudienceRestriction><saml:Audience>{self}</saml:Audience></saml:AudienceRestriction></saml:Conditions>";
        Authentication = $"<saml:AuthnStatement AuthnInstant=\"{At(now)}\" SessionIndex=\"session-1\"><saml:AuthnContext><saml:AuthnContextClassRef>{Loa}loa3</saml:AuthnContextClassRef><saml:AuthenticatingAuthority>urn:etoegang:AD:1</saml:AuthenticatingAuthority></saml:AuthnContext></saml:AuthnStatement>";
        AssertionAttributes = $"IssueInstant=\"{At(now)}\" Version=\"2.0\"";
        Attributes =
        [
            Attribute("urn:etoegang:core:ServiceID", $"{self.Replace(":entities:0001", "", StringComparison.Ordinal)}:services:1"),
            Attribute("urn:etoegang:core:LegalSubjectID", Encrypted(KvkName, Kvk)),
            Attribute("urn:etoegang:core:ActingSubjectID", Encrypted("urn:etoegang:core:ActingSubjectID", Person)),
            Attribute("urn:etoegang:1.11:attribute-represented:CompanyName", "Voorbeeld B.V."),
        ];
    }

    public const string KvkName = "urn:etoegang:1.9:EntityConcernedID:KvKnr";

    public string Id { get; set; }

    public string Issuer { get; set; }

    public string ResponseIssuer { get; set; }

    public string ResponseAttributes { get; set; }

    public string Status { get; set; } = StatusOf("Success");

    public string AssertionAttributes { get; set; }

    public string Subject { get; set; }

    public string Conditions { get; set; }

    public string Advice { get; set; } = "";

    public string Authentication { get; set; }

    public List<string> Attributes { get; }

    /// <summary>What the assertion's own signature is made with; null leaves it unsigned.</summary>
    public XmlSigning? AssertionSigning { get; set; }

    /// <summary>Null leaves the Response unsigned.</summary>
    public XmlSigning? ResponseSigning { get; set; }

    /// <summary>The right way to sign, to start from.</summary>
    public XmlSigning Signing { get; }

    public bool HasAssertion { get; set; } = true;

    /// <summary>Stands before the assertion in the Response.</summary>
    public string Before { get; set; } = "";

    /// <summary>Changes the assertion after it was signed.</summary>
    public Func<string, string> AfterAssertion { get; set; } = text => text;

    /// <summary>Changes the whole message after it was signed.</summary>
    public Func<string, string> After { get; set; } = text => text;

    public string Assertion => AssertionWith(string.Concat(Attributes), Id);

    public string AssertionWith(string attributes, string id) => string.Concat(
        $"<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ID=\"{id}\" {AssertionAttributes}>",
        Issuer, Subject, Conditions, Advice.Length > 0 ? $"<saml:Advice>{Advice}</saml:Advice>" : "", Authentication,
        $"<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>");

    /// <summary>The message as it travels.</summary>
    public string Text()
    {
        var assertion = !HasAssertion ? "" : AfterAssertion(AssertionSigning?.Sign(Assertion) ?? Assertion);
        var response = $"<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_{Guid.NewGuid():N}\" {ResponseAttributes}>{ResponseIssuer}{Status}{Before}{assertion}</samlp:Response>";
        return After(ResponseSigning?.Sign(response) ?? response);
    }

    public string Encoded() => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text()));

    public string Encrypted(string qualifier, string value) => encryption.Encrypt(qualifier, value);

    /// <summary>An identifier that is encrypted in another way.</summary>
    public string Encrypted(Func<IdEncryption, IdEncryption> change) => change(encryption).Encrypt(KvkName, Kvk);

    public BrokerMessage Replace(string name, params string[] values)
    {
        Attributes.RemoveAll(a => a.StartsWith($"<saml:Attribute Name=\"{name}\"", StringComparison.Ordinal));
        Attributes.Add(Attribute(name, values));
        return this;
    }

    public static string Attribute(string name, params string[] values) =>
        $"<saml:Attribute Name=\"{name}\">{string.Concat(values.Select(v => $"<saml:AttributeValue>{v}</saml:AttributeValue>"))}</saml:Attribute>";

    public static string StatusOf(string first, string? second = null, string? text = null) =>
        $"<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{first}\">{(second is null ? "" : $"<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{second}\"/>")}</samlp:StatusCode>{(text is null ? "" : $"<samlp:StatusMessage>{text}</samlp:StatusMessage>")}</samlp:Status>";

    public static string At(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
