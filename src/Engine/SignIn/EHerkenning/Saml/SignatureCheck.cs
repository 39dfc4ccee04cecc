using System.Security.Cryptography;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Checks the signature that an element carries and gives back what was signed. It is not the framework's SignedXml, because that keeps
/// the bytes that it digested to itself: here those bytes are parsed anew and nothing else is read afterwards, so what was verified
/// and what is believed cannot differ (case 47). An element is never looked up by its id; keys come from metadata alone.
/// </summary>
internal sealed class SignatureCheck(IReadOnlyList<AsymmetricAlgorithm> keys)
{
    /// <returns>The element as it was signed, in a document of its own and without its signature; null when it carries none.</returns>
    /// <exception cref="SamlRefusedException">A signature that is no good.</exception>
    public XmlElement? Signed(XmlElement element)
    {
        if (element.ChildOrNone(SamlNames.Signature, "Signature") is not { } signature)
        {
            return null;
        }

        // nothing else belongs in it: an Object would be a place to hide the original
        if (!Names(signature).SequenceEqual(["SignedInfo", "SignatureValue"]) && !Names(signature).SequenceEqual(["SignedInfo", "SignatureValue", "KeyInfo"]))
        {
            throw new SamlRefusedException("saml.signature-form");
        }

        var info = Trusted(signature);
        var reference = info.Child(SamlNames.Signature, "Reference");
        if (reference.Needed("URI") != "#" + element.Needed("ID") || element.Needed("ID").Length == 0)
        {
            throw new SamlRefusedException("saml.reference");
        }

        var bytes = Canonical.Of(element, Prefixes(reference), withoutSignature: true);
        var algorithm = reference.Child(SamlNames.Signature, "DigestMethod").Needed("Algorithm");
        var digest = Bytes(reference.Child(SamlNames.Signature, "DigestValue"));
        return CryptographicOperations.FixedTimeEquals(SignatureAlgorithms.Digest(algorithm, bytes), digest)
            ? SamlXml.Parse(bytes)
            : throw new SamlRefusedException("saml.digest");
    }

    /// <summary>SignedInfo as one of the keys signed it, parsed anew.</summary>
    private XmlElement Trusted(XmlElement signature)
    {
        var raw = signature.Child(SamlNames.Signature, "SignedInfo");
        var method = raw.Child(SamlNames.Signature, "CanonicalizationMethod");
        var bytes = Canonical.Of(raw, InclusivePrefixes(method), withoutSignature: false);
        var info = SamlXml.Parse(bytes);
        if (!Names(info).SequenceEqual(["CanonicalizationMethod", "SignatureMethod", "Reference"])
            || info.Child(SamlNames.Signature, "CanonicalizationMethod").Needed("Algorithm") != SamlNames.ExclusiveC14N)
        {
            throw new SamlRefusedException("saml.signed-info");
        }

        var algorithm = info.Child(SamlNames.Signature, "SignatureMethod").Needed("Algorithm");
        var value = Bytes(signature.Child(SamlNames.Signature, "SignatureValue"));
        return keys.Any(key => SignatureAlgorithms.Verify(algorithm, key, bytes, value)) ? info : throw new SamlRefusedException("saml.signature");
    }

    /// <summary>Exactly the two transforms of the profile; gives the prefix list of the second.</summary>
    private static string? Prefixes(XmlElement reference)
    {
        var transforms = Names(reference).SequenceEqual(["Transforms", "DigestMethod", "DigestValue"])
            ? reference.Child(SamlNames.Signature, "Transforms").Children().ToList()
            : throw new SamlRefusedException("saml.reference");
        return transforms.Select(t => t.Value("Algorithm")).SequenceEqual([SamlNames.Enveloped, SamlNames.ExclusiveC14N]) && !transforms[0].Children().Any()
            ? InclusivePrefixes(transforms[1])
            : throw new SamlRefusedException("saml.transforms");
    }

    private static string? InclusivePrefixes(XmlElement method) => method.ChildOrNone(SamlNames.ExclusiveC14N, "InclusiveNamespaces")?.Value("PrefixList");

    private static IEnumerable<string> Names(XmlElement element) =>
        element.Children().Select(c => c.NamespaceURI == SamlNames.Signature ? c.LocalName : "");

    private static byte[] Bytes(XmlElement element)
    {
        try
        {
            return Convert.FromBase64String(element.Text());
        }
        catch (FormatException fault)
        {
            throw new SamlRefusedException("saml.base64", fault);
        }
    }
}
