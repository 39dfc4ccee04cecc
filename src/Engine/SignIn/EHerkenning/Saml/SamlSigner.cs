using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Signs what the portal sends: RSA-SHA256, enveloped, exclusive canonical XML without comments (dutch-standards 1.3).</summary>
internal static class SamlSigner
{
    /// <summary>Name of a certificate in KeyInfo, the same in metadata and messages: SHA-256 of the certificate in hexadecimal.</summary>
    public static string KeyName(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <param name="after">Child after which the schema wants the signature; null for the first place.</param>
    /// <param name="withCertificate">Metadata carry the certificate, messages only its name.</param>
    public static string Sign(XmlDocument document, X509Certificate2 certificate, XmlElement? after, bool withCertificate)
    {
        var root = document.DocumentElement ?? throw new ArgumentException("An empty document cannot be signed.", nameof(document));
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("A certificate that signs needs an RSA key.");
        var signed = new SignedXml(document) { SigningKey = key };
        var info = signed.SignedInfo ?? throw new InvalidOperationException("The framework makes no SignedInfo.");
        (info.CanonicalizationMethod, info.SignatureMethod) = (SamlNames.ExclusiveC14N, SamlNames.RsaSha256);
        var reference = new Reference("#" + root.GetAttribute("ID")) { DigestMethod = SamlNames.Sha256 };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.KeyInfo.AddClause(withCertificate ? new KeyInfoX509Data(certificate) : new KeyInfoName(KeyName(certificate)));
        signed.ComputeSignature();
        root.InsertAfter(document.ImportNode(signed.GetXml(), true), after);
        return document.OuterXml;
    }

    /// <summary>Signs the query of a message by redirect (SAML bindings 3.4.4.1).</summary>
    public static string SignQuery(string query, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("A certificate that signs needs an RSA key.");
        var text = $"{query}&SigAlg={Uri.EscapeDataString(SamlNames.RsaSha256)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}&Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
    }
}
