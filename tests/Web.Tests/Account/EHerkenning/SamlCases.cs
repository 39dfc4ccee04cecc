using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Testing.EHerkenning;
using static Web.Tests.Account.EHerkenning.SamlCase;

namespace Web.Tests.Account.EHerkenning;

/// <summary>The table of dutch-standards section 2 as far as one answer to one visitor tells it; the other rows are tests of their own.</summary>
internal static class SamlCases
{
    private const string LegalSubject = "urn:etoegang:core:LegalSubjectID";
    private const string ServiceId = "urn:etoegang:core:ServiceID";
    private const string Victim = "87654321";

    public static readonly IReadOnlyList<SamlCase> All =
    [
        .. Wrapping(),
        Good(9, "forged assertion in Advice", (m, p) => m.Advice = Forged(m, p)),
        Good(9, "unsigned assertion in Advice", (m, _) => m.Advice = m.AssertionWith(BrokerMessage.Attribute(LegalSubject, Plain(Victim)), "_advice")),
        Good(10, "comment in an identifier after signing", (m, _) => { m.Replace(LegalSubject, Plain(BrokerMessage.Kvk)); m.After = Change("12345678", "1234<!-- x -->5678"); }),
        Bad(10, "comment that cuts a longer identifier", "saml.kvk", (m, _) => { m.Replace(LegalSubject, Plain("123456789")); m.After = Change("123456789", "12345678<!-- -->9"); }),
        Bad(10, "processing instruction in an identifier", "saml.text.NameID", (m, _) => m.Replace(LegalSubject, Plain("12345678<?x y?>"))),
        Bad(10, "processing instruction after signing", "saml.digest", (m, _) => { m.Replace(LegalSubject, Plain(BrokerMessage.Kvk)); m.After = Change("12345678", "1234<?x y?>5678"); }),
        Good(11, "CDATA in a value", (m, _) => m.Replace(LegalSubject, Plain("<![CDATA[12345678]]>"))),
        Good(11, "character reference in a value", (m, _) => { m.Replace(LegalSubject, Plain(BrokerMessage.Kvk)); m.After = Change("12345678", "&#49;2345678"); }),
        Bad(12, "nothing signed", "saml.assertion-unsigned", (m, _) => m.AssertionSigning = null),
        Artifact(12, "nothing signed, by artifact", Ending.Refused, "saml.unsigned", (m, _) => m.AssertionSigning = null, sign: false),
        Bad(13, "only the Response signed", "saml.assertion-unsigned", (m, _) => (m.AssertionSigning, m.ResponseSigning) = (null, m.Signing)),
        Good(13, "only the assertion signed", (_, _) => { }),
        Good(13, "both signed", (m, _) => m.ResponseSigning = m.Signing),
        Artifact(13, "only the ArtifactResponse signed", Ending.SignedIn, null, (m, _) => m.AssertionSigning = null),
        Artifact(13, "only the Response signed, by artifact", Ending.SignedIn, null, (m, _) => (m.AssertionSigning, m.ResponseSigning) = (null, m.Signing), sign: false),
        Artifact(13, "only the assertion signed, by artifact", Ending.SignedIn, null, (_, _) => { }, sign: false),
        Artifact(13, "all three signed", Ending.SignedIn, null, (m, _) => m.ResponseSigning = m.Signing),
        Bad(14, "signature taken out", "saml.assertion-unsigned", (m, _) => m.After = Cut("<Signature", "</Signature>")),
        Bad(14, "SignatureValue emptied", "saml.signature", (m, _) => m.After = Cut("<SignatureValue>", "</SignatureValue>", "<SignatureValue></SignatureValue>")),
        Bad(14, "signature of the Response broken, of the assertion good", "saml.digest", (m, _) => { m.ResponseSigning = m.Signing; m.After = Change("Version=\"2.0\"><saml:Issuer", "Version=\"2.0\" Consent=\"x\"><saml:Issuer"); }),
        Bad(15, "other key with its certificate in KeyInfo", "saml.signature", (m, p) => m.AssertionSigning = new() { Key = p.OtherSigner.Key, KeyInfo = new KeyInfoX509Data(p.OtherSigner.Certificate) }),
        Bad(15, "other key with its value in KeyInfo", "saml.signature", (m, p) => m.AssertionSigning = new() { Key = p.OtherSigner.Key, KeyInfo = new RSAKeyValue(p.OtherSigner.Key) }),
        Bad(16, "key of the broker of another tenant", "saml.signature", (m, p) => m.AssertionSigning = p.OtherSigner.Signing),
        Bad(17, "RSA-SHA1", "saml.signature-algorithm", (m, _) => m.AssertionSigning = m.Signing with { Method = SignedXml.XmlDsigRSASHA1Url }),
        Bad(17, "SHA-1 digest", "saml.digest-algorithm", (m, _) => m.AssertionSigning = m.Signing with { Digest = SignedXml.XmlDsigSHA1Url }),
        Bad(17, "HMAC with the public key as secret", "saml.signature-algorithm", (m, _) => m.AssertionSigning = m.Signing with { Method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256" }),
        Bad(17, "DSA", "saml.signature-algorithm", (m, _) => m.After = Change("xmldsig-more#rsa-sha256", "xmldsig-more#dsa-sha256")),
        Bad(17, "MD5", "saml.signature-algorithm", (m, _) => m.After = Change("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-md5")),
        Good(17, "RSA-SHA384", (m, _) => m.AssertionSigning = m.Signing with { Method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", Digest = "http://www.w3.org/2001/04/xmldsig-more#sha384" }),
        Good(17, "RSA-SHA512", (m, _) => m.AssertionSigning = m.Signing with { Method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", Digest = "http://www.w3.org/2001/04/xmlenc#sha512" }),
        Bad(18, "XSLT", "saml.transforms", (m, _) => m.AssertionSigning = m.Signing with { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), Xslt()] }),
        Bad(18, "XPath", "saml.transforms", (m, _) => m.AssertionSigning = m.Signing with { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), XPath()] }),
        Bad(18, "three transforms", "saml.transforms", (m, _) => m.AssertionSigning = m.Signing with { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform(), new XmlDsigExcC14NTransform()] }),
        Bad(18, "canonical form with comments", "saml.transforms", (m, _) => m.AssertionSigning = m.Signing with { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NWithCommentsTransform()] }),
        Bad(18, "SignedInfo in canonical form with comments", "saml.signed-info", (m, _) => m.AssertionSigning = m.Signing with { Canonicalization = SignedXml.XmlDsigExcC14NWithCommentsTransformUrl }),
        Good(18, "a list of inclusive prefixes", (m, _) => m.AssertionSigning = m.Signing with { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform("xsi saml")] }),
        Bad(19, "reference to the whole document", "saml.reference", (m, _) => m.AssertionSigning = m.Signing with { Uri = "" }),
        Bad(19, "reference elsewhere", "saml.reference", (m, _) => { m.Advice = "<x ID=\"_elsewhere\"/>"; m.AssertionSigning = m.Signing with { Uri = "#_elsewhere" }; }),
        Bad(19, "reference outside the message", "saml.signature", (m, _) => m.After = Change($"URI=\"#{m.Id}\"", "URI=\"https://evil.example/\"")),
        Bad(19, "two references", "saml.signed-info", (m, _) => m.AssertionSigning = m.Signing with { Twice = true }),
        Bad(20, "one id twice", "saml.id", (m, _) => m.Before = $"<samlp:Extensions><x ID=\"{m.Id}\"/></samlp:Extensions>"),
        Bad(20, "one id twice in two spellings", "saml.id", (m, _) => m.Before = $"<samlp:Extensions><x Id=\"{m.Id}\"/></samlp:Extensions>"),
        Bad(20, "two spellings of id on one element", "saml.id", (m, _) => m.AssertionAttributes += " Id=\"_x\""),
        Bad(21, "two roots", "saml.xml", (m, _) => m.After = text => text + text),
        Bad(21, "trailing bytes", "saml.xml", (m, _) => m.After = text => text + "x"),
        Bad(21, "Response in a Response", "saml.stray", (m, _) => m.Before = "<samlp:Extensions><samlp:Response/></samlp:Extensions>"),
        Bad(21, "two assertions", "saml.several.Assertion", (m, _) => m.Before = m.AssertionWith("", "_other")),
        Bad(22, "DTD", "saml.xml", (m, _) => m.After = text => "<!DOCTYPE x>" + text),
        Bad(22, "external entity", "saml.xml", (m, _) => m.After = text => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + text),
        Bad(22, "parameter entity", "saml.xml", (m, _) => m.After = text => "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\"> %e;]>" + text),
        Bad(23, "entity expansion", "saml.xml", (m, _) => m.After = text => "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + text),
        Bad(23, "deep nesting", "saml.depth", (m, _) => m.Before = $"<samlp:Extensions>{string.Concat(Enumerable.Repeat("<x>", 5000))}{string.Concat(Enumerable.Repeat("</x>", 5000))}</samlp:Extensions>"),
        Bad(23, "too large", "saml.size", (m, _) => m.Before = $"<samlp:Extensions>{new string('x', 257 * 1024)}</samlp:Extensions>"),
        Bad(24, "other audience", "saml.audience", (m, p) => m.Conditions = m.Conditions.Replace(BrokeredPortal.Self("post"), BrokeredPortal.Self("artifact"), StringComparison.Ordinal)),
        Bad(24, "no audience", "saml.audience", (m, _) => m.Conditions = Cut("<saml:AudienceRestriction>", "</saml:AudienceRestriction>")(m.Conditions)),
        Bad(24, "empty restriction", "saml.audience", (m, _) => m.Conditions = Cut("<saml:Audience>", "</saml:Audience>")(m.Conditions)),
        Bad(24, "no conditions", "saml.missing.Conditions", (m, _) => m.Conditions = ""),
        Bad(25, "other recipient", "saml.recipient", (m, _) => m.Subject = m.Subject.Replace("post.localhost", "artifact.localhost", StringComparison.Ordinal)),
        Bad(25, "no recipient", "saml.recipient", (m, _) => m.Subject = m.Subject.Replace("Recipient=", "Address=", StringComparison.Ordinal)),
        Bad(26, "other destination", "saml.destination", (m, _) => Signed(m).ResponseAttributes = m.ResponseAttributes.Replace("post.localhost", "artifact.localhost", StringComparison.Ordinal)),
        Bad(26, "empty destination", "saml.destination", (m, _) => Signed(m).ResponseAttributes = m.ResponseAttributes.Replace(BrokeredPortal.Acs("post"), "", StringComparison.Ordinal)),
        Bad(26, "no destination", "saml.destination", (m, _) => Signed(m).ResponseAttributes = m.ResponseAttributes.Replace("Destination=", "Consent=", StringComparison.Ordinal)),
        Artifact(26, "no destination, by artifact", Ending.SignedIn, null, (m, _) => m.ResponseAttributes = m.ResponseAttributes.Replace("Destination=", "Consent=", StringComparison.Ordinal)),
        Artifact(26, "other destination, by artifact", Ending.Refused, "saml.destination", (m, _) => m.ResponseAttributes = m.ResponseAttributes.Replace("artifact.localhost", "post.localhost", StringComparison.Ordinal)),
        Bad(27, "other issuer of the Response", "saml.issuer", (m, _) => m.ResponseIssuer = "<saml:Issuer>urn:other</saml:Issuer>"),
        Bad(27, "other issuer of the assertion", "saml.issuer", (m, _) => m.Issuer = "<saml:Issuer>urn:other</saml:Issuer>"),
        Bad(27, "other issuer of both", "saml.issuer", (m, _) => (m.Issuer, m.ResponseIssuer) = ("<saml:Issuer>urn:other</saml:Issuer>", "<saml:Issuer>urn:other</saml:Issuer>")),
        Bad(27, "no issuer", "saml.missing.Issuer", (m, _) => m.ResponseIssuer = "<saml:NameID>x</saml:NameID>"),
        Bad(28, "unknown request", "saml.request", (m, _) => m.ResponseAttributes = Other(m.ResponseAttributes, $"_{Guid.NewGuid():N}")),
        Bad(28, "no request", "saml.request", (m, _) => m.ResponseAttributes = m.ResponseAttributes.Replace("InResponseTo=", "Consent=", StringComparison.Ordinal)),
        Bad(28, "confirmation of another request", "saml.in-response-to", (m, _) => m.Subject = Other(m.Subject, "_other")),
        Bad(28, "confirmation of no request", "saml.in-response-to", (m, _) => m.Subject = m.Subject.Replace("InResponseTo=", "Address=", StringComparison.Ordinal)),
        Bad(30, "ended", "saml.time.not-on-or-after", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 300), At(p, -61), StringComparison.Ordinal)),
        Bad(30, "ends exactly at the limit", "saml.time.not-on-or-after", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 300), At(p, -60), StringComparison.Ordinal)),
        Good(30, "ends a second after the limit", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 300), At(p, -59), StringComparison.Ordinal)),
        Bad(30, "begins after the limit", "saml.time.not-before", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 0), At(p, 61), StringComparison.Ordinal)),
        Good(30, "begins exactly at the limit", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 0), At(p, 60), StringComparison.Ordinal)),
        Bad(30, "no end", "saml.time.not-on-or-after", (m, _) => m.Conditions = m.Conditions.Replace(" NotOnOrAfter=", " x=", StringComparison.Ordinal)),
        Bad(30, "issued in the future", "saml.issued", (m, p) => m.AssertionAttributes = m.AssertionAttributes.Replace(At(p, 0), At(p, 61), StringComparison.Ordinal)),
        Bad(30, "Response of before the request", "saml.issued", (m, p) => m.ResponseAttributes = m.ResponseAttributes.Replace(At(p, 0), At(p, -61), StringComparison.Ordinal)),
        Bad(30, "time in another zone", "saml.time.NotOnOrAfter", (m, p) => m.Conditions = m.Conditions.Replace(At(p, 300), At(p, 300).Replace("Z", "+02:00", StringComparison.Ordinal), StringComparison.Ordinal)),
        Bad(31, "confirmation with NotBefore", "saml.confirmation", (m, p) => m.Subject = m.Subject.Replace("Recipient=", $"NotBefore=\"{At(p, 0)}\" Recipient=", StringComparison.Ordinal)),
        Bad(31, "method is not bearer", "saml.confirmation", (m, _) => m.Subject = m.Subject.Replace("cm:bearer", "cm:sender-vouches", StringComparison.Ordinal)),
        Bad(31, "no confirmation", "saml.missing.SubjectConfirmation", (m, _) => m.Subject = Cut("<saml:SubjectConfirmation ", "</saml:SubjectConfirmation>")(m.Subject)),
        Bad(31, "no confirmation data", "saml.missing.SubjectConfirmationData", (m, _) => m.Subject = Cut("<saml:SubjectConfirmationData", "/>")(m.Subject)),
        Bad(31, "confirmation without end", "saml.time.confirmation", (m, _) => m.Subject = m.Subject.Replace("NotOnOrAfter=", "Address=", StringComparison.Ordinal)),
        Bad(31, "confirmation ended", "saml.time.confirmation", (m, p) => m.Subject = m.Subject.Replace(At(p, 300), At(p, -60), StringComparison.Ordinal)),
        Bad(32, "no AuthnStatement", "saml.missing.AuthnStatement", (m, _) => m.Authentication = ""),
        Bad(32, "session ended", "saml.time.session", (m, p) => m.Authentication = m.Authentication.Replace("SessionIndex=", $"SessionNotOnOrAfter=\"{At(p, -60)}\" SessionIndex=", StringComparison.Ordinal)),
        Bad(32, "identified in the future", "saml.time.authentication", (m, p) => m.Authentication = m.Authentication.Replace(At(p, 0), At(p, 61), StringComparison.Ordinal)),
        Good(32, "identified long ago where that is allowed", (m, p) => m.Authentication = m.Authentication.Replace(At(p, 0), At(p, -3600), StringComparison.Ordinal)),
        Post(32, "identified long ago although asked anew", Ending.Refused, "saml.time.authentication", (m, p) =>
        {
            m.AssertionSigning = p.OtherSigner.Signing;
            m.Authentication = m.Authentication.Replace(At(p, 0), At(p, -61), StringComparison.Ordinal);
        }, tenant: "ander"),
        Post(33, "lower than the tenant asks", Ending.LevelTooLow, "saml.level", (m, _) => m.Authentication = Loa(m, "loa2")),
        Post(33, "lower than the function asks", Ending.LevelTooLow, "saml.level", (m, _) => m.Authentication = Loa(m, "loa3"), "?niveau=eh4"),
        Post(33, "as high as the function asks", Ending.SignedIn, null, (m, _) => m.Authentication = Loa(m, "loa4"), "?niveau=eh4"),
        Good(33, "exactly what the tenant asks", (m, _) => m.Authentication = Loa(m, "loa2plus")),
        Post(33, "withdrawn level", Ending.LevelTooLow, "saml.level-unknown", (m, _) => m.Authentication = Loa(m, "loa1")),
        Post(33, "unknown level", Ending.LevelTooLow, "saml.level-unknown", (m, _) => m.Authentication = Loa(m, "loa9")),
        Post(33, "no level", Ending.LevelTooLow, "saml.level-unknown", (m, _) => m.Authentication = Cut("<saml:AuthnContextClassRef>", "</saml:AuthnContextClassRef>")(m.Authentication)),
        Post(33, "broker says it cannot reach it", Ending.LevelTooLow, "saml.no-authn-context", (m, _) => Without(m, BrokerMessage.StatusOf("Responder", "NoAuthnContext"))),
        Bad(34, "no success and an assertion", "saml.status-with-assertion", (m, _) => m.Status = BrokerMessage.StatusOf("Responder", "AuthnFailed")),
        Bad(34, "success and no assertion", "saml.missing.Assertion", (m, _) => Without(m, BrokerMessage.StatusOf("Success"))),
        Bad(34, "request not supported", "saml.status", (m, _) => Without(m, BrokerMessage.StatusOf("Requester", "RequestUnsupported"))),
        Post(35, "cancelled", Ending.Cancelled, "saml.cancelled", (m, _) => Without(m, BrokerMessage.StatusOf("Responder", "AuthnFailed", "Authentication cancelled"))),
        Artifact(35, "cancelled, by artifact", Ending.Cancelled, "saml.cancelled", (m, _) => (m.HasAssertion, m.Status) = (false, BrokerMessage.StatusOf("Responder", "AuthnFailed"))),
        Bad(35, "cancelled by somebody who cannot sign", "saml.unsigned", (m, _) => { Without(m, BrokerMessage.StatusOf("Responder", "AuthnFailed")); m.ResponseSigning = null; }),
        .. Encryption(),
        Bad(37, "encrypted assertion in a signed Response", "saml.encrypted-assertion", (m, _) => { Signed(m).HasAssertion = false; m.Before = "<saml:EncryptedAssertion><x/></saml:EncryptedAssertion>"; }),
        Bad(38, "other service", "saml.service", (m, _) => m.Replace(ServiceId, "urn:etoegang:DV:post:services:9")),
        Bad(38, "no service", "saml.service", (m, _) => m.Attributes.RemoveAt(0)),
        Good(38, "several services", (m, _) => m.Replace(ServiceId, "urn:etoegang:DV:else:services:1", BrokeredPortal.Service("post"))),
        Bad(39, "branch in another form", "saml.branch", (m, _) => m.Attributes.Add(BrokerMessage.Attribute("urn:etoegang:1.9:ServiceRestriction:Vestigingsnr", "1234"))),
        Bad(39, "two branches", "saml.attribute-several", (m, _) => m.Attributes.Add(BrokerMessage.Attribute("urn:etoegang:1.9:ServiceRestriction:Vestigingsnr", "000012345678", "000087654321"))),
        Good(47, "what was signed has other prefixes than what arrived", (m, _) => m.After = Change("<samlp:Response ", "<samlp:Response xmlns:x=\"urn:evil\" ")),
        Bad(47, "a comment in the digest itself", "saml.signature", (m, _) => m.After = Change("<DigestValue>", "<DigestValue>AAAA<!-- -->")),
        Bad(48, "identifier twice with another value", "saml.attribute-twice", (m, _) => m.Attributes.Add(BrokerMessage.Attribute(LegalSubject, Plain(Victim)))),
        Bad(48, "two values of one kind", "saml.organisation-twice", (m, _) => m.Replace(LegalSubject, Plain(BrokerMessage.Kvk), Plain(Victim))),
        Good(48, "one value of each kind", (m, _) => m.Replace(LegalSubject, Plain(BrokerMessage.Kvk), Plain(BrokerMessage.Rsin, "urn:etoegang:1.9:EntityConcernedID:RSIN"))),
        Bad(48, "two persons", "saml.attribute-several", (m, _) => m.Replace("urn:etoegang:core:ActingSubjectID", BrokerMessage.Person, "other")),
        Bad(48, "empty identifier", "saml.attribute-text", (m, _) => m.Replace(LegalSubject, Plain(""))),
        Bad(48, "white space round an identifier", "saml.attribute-text", (m, _) => m.Replace(LegalSubject, Plain(" 12345678"))),
        Bad(48, "no identifier", "saml.organisation", (m, _) => m.Attributes.RemoveAt(1)),
        Bad(48, "identifier in another form", "saml.kvk", (m, _) => m.Replace(LegalSubject, Plain("1234567"))),
        Bad(48, "fiscal number in another form", "saml.rsin", (m, _) => m.Replace(LegalSubject, Plain("12345678", "urn:etoegang:1.9:EntityConcernedID:RSIN"))),
        Bad(48, "no person", "saml.acting-subject", (m, _) => m.Attributes.RemoveAt(2)),
    ];

    private static IEnumerable<SamlCase> Wrapping() =>
        from variant in Enumerable.Range(1, 8)
        from otherId in (bool[])[true, false]
        let name = $"XSW{variant}, {(otherId ? "other id" : "same id")}"
        let code = !otherId && variant is not 5 and not 6 ? "saml.id" : variant switch { 3 => "saml.stray", _ => "saml.stray" }
        from binding in (string[])["", ", by artifact"]
        let change = (Action<BrokerMessage, BrokeredPortal>)((m, _) =>
        {
            m.ResponseSigning = variant <= 2 ? m.Signing : null;
            m.After = text => SignatureWrapping.Wrap(variant, text, Forge, otherId);
        })
        select binding.Length == 0
            ? Post(variant, name, Ending.Refused, null, change)
            : Artifact(variant, name + binding, Ending.Refused, null, change, sign: false);

    private static IEnumerable<SamlCase> Encryption()
    {
        yield return Encrypted("for another receiver", e => e with { Recipient = "urn:other" });
        yield return Encrypted("wrong key name", e => e with { KeyName = "other" });
        yield return Encrypted("truncated cipher", e => e with { Damage = c => c[..^16] });
        yield return Encrypted("cipher of no whole block", e => e with { Damage = c => c[..^1] });
        yield return Encrypted("empty cipher", e => e with { Damage = _ => [] });
        yield return Encrypted("bad padding", e => e with { Padding = 0 });
        yield return Encrypted("padding longer than a block", e => e with { Padding = 17 });
        yield return Encrypted("two keys", e => e with { Keys = 2 });
        yield return Encrypted("other key transport", e => e with { KeyAlgorithm = "http://www.w3.org/2001/04/xmlenc#rsa-1_5" });
        yield return Encrypted("other cipher", e => e with { Algorithm = "http://www.w3.org/2001/04/xmlenc#tripledes-cbc" });
        yield return Encrypted("damaged GCM", e => e with { Algorithm = IdEncryption.Gcm, Damage = c => [.. c[..^1], (byte)(c[^1] ^ 1)] });
        // who cannot sign gets nothing decrypted, so learns nothing from what becomes of it
        yield return Bad(36, "cipher changed after signing", "saml.digest", (m, _) => m.After = Change("<xenc:CipherValue>", "<xenc:CipherValue>AAAA"));
        yield return Bad(36, "receiver changed after signing", "saml.digest", (m, _) => m.After = Change($"Recipient=\"{BrokeredPortal.Self("post")}\"", "Recipient=\"urn:other\""));
        yield return Good(36, "keys for others too", (m, _) => m.Replace(LegalSubject, m.Encrypted(e => e with { Strangers = 2 })));
        yield return Good(36, "AES-256-GCM", (m, _) => m.Replace(LegalSubject, m.Encrypted(e => e with { Algorithm = IdEncryption.Gcm })));
        yield return Good(36, "AES-128-GCM", (m, _) => m.Replace(LegalSubject, m.Encrypted(e => e with { Algorithm = IdEncryption.Gcm128 })));
        yield return Good(36, "for the next certificate", (m, p) => m.Replace(LegalSubject, m.Encrypted(e => e with { Certificate = p.Next })));
    }

    private static SamlCase Encrypted(string name, Func<IdEncryption, IdEncryption> change) =>
        Bad(36, name, "saml.identifier", (m, _) => m.Replace(LegalSubject, m.Encrypted(change)));

    private static string Forged(BrokerMessage message, BrokeredPortal portal) =>
        portal.OtherSigner.Signing.Sign(message.AssertionWith(BrokerMessage.Attribute(LegalSubject, Plain(Victim)), "_advice"));

    // the attacker wants to be somebody else
    private static void Forge(XmlElement copy)
    {
        var attribute = copy.GetElementsByTagName("*").OfType<XmlElement>().First(e => e.GetAttribute("Name") == LegalSubject);
        attribute.InnerXml = $"<saml:AttributeValue xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{Plain(Victim)}</saml:AttributeValue>";
    }

    private static string Plain(string value, string qualifier = BrokerMessage.KvkName) => $"<saml:NameID NameQualifier=\"{qualifier}\">{value}</saml:NameID>";

    private static BrokerMessage Signed(BrokerMessage message)
    {
        message.ResponseSigning = message.Signing;
        return message;
    }

    private static void Without(BrokerMessage message, string status)
    {
        (message.HasAssertion, message.Status, message.ResponseSigning) = (false, status, message.Signing);
    }

    private static string Loa(BrokerMessage message, string level) => message.Authentication.Replace("loa3", level, StringComparison.Ordinal);

    private static string At(BrokeredPortal portal, int seconds) => BrokerMessage.At(portal.Now.AddSeconds(seconds));

    private static Func<string, string> Change(string from, string to) => text =>
        text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : throw new InvalidOperationException($"No {from} in {text}");

    private static Func<string, string> Cut(string from, string to, string instead = "") => text =>
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var end = text.IndexOf(to, start, StringComparison.Ordinal) + to.Length;
        return text[..start] + instead + text[end..];
    };

    private static string Other(string text, string id)
    {
        var start = text.IndexOf("InResponseTo=\"", StringComparison.Ordinal) + 14;
        return new StringBuilder(text).Remove(start, text.IndexOf('"', start) - start).Insert(start, id).ToString();
    }

    private static XmlDsigXPathTransform XPath()
    {
        var transform = new XmlDsigXPathTransform();
        transform.LoadInnerXml(XmlSigning.Root(XmlSigning.Load("<Transform><XPath>true()</XPath></Transform>")).ChildNodes);
        return transform;
    }

    private static XmlDsigXsltTransform Xslt()
    {
        var transform = new XmlDsigXsltTransform();
        transform.LoadInnerXml(XmlSigning.Root(XmlSigning.Load(
            "<Transform><xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"><x/></xsl:template></xsl:stylesheet></Transform>")).ChildNodes);
        return transform;
    }
}
