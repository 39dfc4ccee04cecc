using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Opens identifiers that a broker encrypted for this portal (dutch-standards 1.7). The framework's EncryptedXml knows no AES-GCM and
/// resolves references on its own, so it is done by hand. SHA-1 in OAEP and CBC are what eHerkenning prescribes; they occur here only,
/// after the signature was checked, and whatever fails, fails in the same way after the same work: no oracle (case 36).
/// </summary>
internal sealed class EncryptedIds(string recipient, IReadOnlyList<X509Certificate2> certificates)
{
    private const string Code = "saml.identifier";
    private const string OaepSha1 = SamlNames.Encryption + "rsa-oaep-mgf1p";
    private const string Sha1 = SamlNames.Signature + "sha1";
    private const int LongestKey = 32;

    private static readonly byte[] Nonsense = [0];

    /// <param name="encrypted">An EncryptedID from a verified assertion.</param>
    /// <returns>The NameID inside.</returns>
    public XmlElement Open(XmlElement encrypted)
    {
        var data = encrypted.Child(SamlNames.Encryption, "EncryptedData");
        var cipher = Cipher(data);
        var method = data.Child(SamlNames.Encryption, "EncryptionMethod").Needed("Algorithm");
        var length = ContentCipher.KeyLength(method);
        var key = Unwrap(Chosen(encrypted, data)) is { } unwrapped && unwrapped.Length == length ? unwrapped : null;
        var plain = ContentCipher.Open(method, key ?? RandomNumberGenerator.GetBytes(length ?? LongestKey), cipher);
        // without key or text there is still something to read, and to fail on
        return Parse(key is null || plain is null ? Nonsense : plain, encrypted);
    }

    /// <summary>The one key that is meant for us, by Recipient and then by KeyName; the others are for others.</summary>
    private (XmlElement Key, X509Certificate2 Certificate)? Chosen(XmlElement encrypted, XmlElement data)
    {
        var keys = encrypted.Children(SamlNames.Encryption, "EncryptedKey")
            .Concat(data.ChildOrNone(SamlNames.Signature, "KeyInfo")?.Children(SamlNames.Encryption, "EncryptedKey") ?? []);
        var ours =
            from key in keys
            where key.Value("Recipient") == recipient
            let name = key.ChildOrNone(SamlNames.Signature, "KeyInfo")?.ChildOrNone(SamlNames.Signature, "KeyName")?.Text()
            let certificate = certificates.FirstOrDefault(c => SamlSigner.KeyName(c) == name)
            where certificate is not null
            select (key, certificate);
        return ours.ToList() is [var one] ? one : null;
    }

    private byte[]? Unwrap((XmlElement Key, X509Certificate2 Certificate)? chosen)
    {
        using var rsa = (chosen?.Certificate ?? certificates[0]).GetRSAPrivateKey() ?? throw new InvalidOperationException("A certificate that opens needs an RSA key.");
        var method = chosen?.Key.Child(SamlNames.Encryption, "EncryptionMethod");
        var known = method?.Value("Algorithm") == OaepSha1 && (method.ChildOrNone(SamlNames.Signature, "DigestMethod")?.Value("Algorithm") ?? Sha1) == Sha1;
        try
        {
            var key = rsa.Decrypt(chosen is { } right ? Cipher(right.Key) : new byte[rsa.KeySize / 8], RSAEncryptionPadding.OaepSHA1);
            return known ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Cipher(XmlElement element)
    {
        var text = element.Child(SamlNames.Encryption, "CipherData").Child(SamlNames.Encryption, "CipherValue").Text();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
    }

    // prefixes may be declared outside what was encrypted
    private static XmlElement Parse(byte[] plain, XmlElement around)
    {
        var names = new NameTable();
        var spaces = new XmlNamespaceManager(names);
        foreach (var (prefix, space) in around.CreateNavigator()?.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml) ?? new Dictionary<string, string>())
        {
            spaces.AddNamespace(prefix, space);
        }

        try
        {
            var root = SamlXml.Parse(plain, new(names, spaces, null, XmlSpace.None));
            return root.Is(SamlNames.Assertion, "NameID") ? root : throw new SamlRefusedException(Code);
        }
        catch (SamlRefusedException fault)
        {
            throw new SamlRefusedException(Code, fault);
        }
    }
}
