using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Testing.EHerkenning;

/// <summary>How a test's message is signed; every part can be wrong.</summary>
public sealed record XmlSigning
{
    public required AsymmetricAlgorithm Key { get; init; }

    public string Method { get; init; } = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    public string Digest { get; init; } = "http://www.w3.org/2001/04/xmlenc#sha256";

    public string Canonicalization { get; init; } = SignedXml.XmlDsigExcC14NTransformUrl;

    public Func<IReadOnlyList<Transform>> Transforms { get; init; } = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()];

    /// <summary>Null for a reference to the element itself.</summary>
    public string? Uri { get; init; }

    /// <summary>Adds a second reference to the same element.</summary>
    public bool Twice { get; init; }

    public KeyInfoClause? KeyInfo { get; init; }

    /// <summary>Signs the root element with the framework's own SignedXml, so with none of the portal's code.</summary>
    /// <returns>The text with the signature after the Issuer.</returns>
    public string Sign(string xml)
    {
        var document = Load(xml);
        var root = Root(document);
        var signed = new SignedXml(document) { SigningKey = Key };
        if (signed.SignedInfo is not { } info)
        {
            throw new InvalidOperationException("No SignedInfo.");
        }

        (info.CanonicalizationMethod, info.SignatureMethod) = (Canonicalization, Method);
        for (var i = 0; i < (Twice ? 2 : 1); i++)
        {
            var reference = new Reference(Uri ?? "#" + root.GetAttribute("ID")) { DigestMethod = Digest };
            foreach (var transform in Transforms())
            {
                reference.AddTransform(transform);
            }

            signed.AddReference(reference);
        }

        if (KeyInfo is not null)
        {
            signed.KeyInfo.AddClause(KeyInfo);
        }

        if (Key is ECDsa curve)
        {
            root.InsertAfter(document.ImportNode(ByCurve(signed, curve), true), root.FirstChild);
            return document.OuterXml;
        }

        if (Method.Contains("hmac", StringComparison.Ordinal) && Key is RSA rsa)
        {
            // the trick of taking the public key for a shared secret
            signed.ComputeSignature(new HMACSHA256(rsa.ExportRSAPublicKey()));
            info.SignatureMethod = Method;
        }
        else
        {
            signed.ComputeSignature();
        }

        root.InsertAfter(document.ImportNode(signed.GetXml(), true), root.FirstChild);
        return document.OuterXml;
    }

    // the framework's SignedXml knows no ECDSA: it makes the rest, and the value is put in by hand (XML Signature 1.1, 6.4.3: r and s behind each other)
    private XmlElement ByCurve(SignedXml signed, ECDsa key)
    {
        using var unused = RSA.Create(2048);
        signed.SigningKey = unused;
        (signed.SignedInfo ?? throw new InvalidOperationException("No SignedInfo.")).SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        signed.ComputeSignature();
        var signature = Load(signed.GetXml().OuterXml.Replace(SignedXml.XmlDsigRSASHA256Url, Method, StringComparison.Ordinal));
        var info = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        info.AppendChild(info.ImportNode(Root(signature).FirstChild ?? throw new InvalidOperationException("No SignedInfo."), true));
        var canonical = new XmlDsigExcC14NTransform();
        canonical.LoadInput(info);
        var hash = Method[^6..] switch { "sha512" => HashAlgorithmName.SHA512, "sha384" => HashAlgorithmName.SHA384, "sha256" => HashAlgorithmName.SHA256, _ => HashAlgorithmName.SHA1 };
        var value = key.SignData((Stream)canonical.GetOutput(typeof(Stream)), hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        Root(signature).ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "SignatureValue").InnerText = Convert.ToBase64String(value);
        return Root(signature);
    }

    public static XmlDocument Load(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    public static XmlElement Root(XmlDocument document) => document.DocumentElement ?? throw new InvalidOperationException("No root.");
}
