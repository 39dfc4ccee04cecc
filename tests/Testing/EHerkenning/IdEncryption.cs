using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Testing.EHerkenning;

/// <summary>Encrypts an identifier as a broker does (AES-256-CBC or AES-GCM under RSA-OAEP-MGF1P); every part can be wrong.</summary>
public sealed record IdEncryption
{
    public const string Cbc = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    public const string Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    public const string Gcm128 = "http://www.w3.org/2009/xmlenc11#aes128-gcm";

    public required X509Certificate2 Certificate { get; init; }

    public required string Recipient { get; init; }

    public string Algorithm { get; init; } = Cbc;

    /// <summary>Null for the hash of the certificate, as in the metadata of the receiver.</summary>
    public string? KeyName { get; init; }

    public string KeyAlgorithm { get; init; } = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";

    /// <summary>How often the right key is there.</summary>
    public int Keys { get; init; } = 1;

    /// <summary>Keys for other receivers, before the right one.</summary>
    public int Strangers { get; init; }

    public Func<byte[], byte[]> Damage { get; init; } = cipher => cipher;

    /// <summary>Last byte of the padding; null for the right one.</summary>
    public byte? Padding { get; init; }

    /// <returns>An EncryptedID.</returns>
    public string Encrypt(string qualifier, string value)
    {
        var name = $"<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" NameQualifier=\"{qualifier}\" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">{value}</saml:NameID>";
        var key = RandomNumberGenerator.GetBytes(Algorithm == Gcm128 ? 16 : 32);
        var cipher = Damage(Algorithm == Cbc ? EncryptCbc(key, Encoding.UTF8.GetBytes(name)) : EncryptGcm(key, Encoding.UTF8.GetBytes(name)));
        var id = $"_{Guid.NewGuid():N}";
        var keys = string.Concat(Enumerable.Range(0, Strangers).Select(i => EncryptedKey($"{id}s{i}", id, RandomNumberGenerator.GetBytes(256), $"urn:etoegang:DV:{i}", $"stranger{i}")))
            + string.Concat(Enumerable.Range(0, Keys).Select(i => EncryptedKey($"{id}k{i}", id, Wrap(key), Recipient, KeyName ?? Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant())));
        return $"""
            <saml:EncryptedID><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Id="{id}" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="{Algorithm}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:RetrievalMethod Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey" URI="#{id}k0"/></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(cipher)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>{keys}</saml:EncryptedID>
            """;
    }

    private string EncryptedKey(string id, string data, byte[] cipher, string recipient, string keyName) => $"""
        <xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Id="{id}" Recipient="{recipient}"><xenc:EncryptionMethod Algorithm="{KeyAlgorithm}"><ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></xenc:EncryptionMethod><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>{keyName}</ds:KeyName></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(cipher)}</xenc:CipherValue></xenc:CipherData><xenc:ReferenceList><xenc:DataReference URI="#{data}"/></xenc:ReferenceList></xenc:EncryptedKey>
        """;

    private byte[] Wrap(byte[] key)
    {
        using var rsa = Certificate.GetRSAPublicKey() ?? throw new InvalidOperationException("No RSA key.");
        return rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA1);
    }

    private byte[] EncryptCbc(byte[] key, byte[] plain)
    {
        var padding = 16 - (plain.Length % 16);
        var padded = new byte[plain.Length + padding];
        plain.CopyTo(padded, 0);
        padded[^1] = Padding ?? (byte)padding;
        using var aes = Aes.Create();
        aes.Key = key;
        var iv = RandomNumberGenerator.GetBytes(16);
        return [.. iv, .. aes.EncryptCbc(padded, iv, PaddingMode.None)];
    }

    private static byte[] EncryptGcm(byte[] key, byte[] plain)
    {
        using var aes = new AesGcm(key, 16);
        var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(12), new byte[plain.Length], new byte[16]);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. cipher, .. tag];
    }
}
