using System.Security.Cryptography;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>The block ciphers of XML Encryption that count: AES-256-CBC, which eHerkenning prescribes, and AES-GCM.</summary>
internal static class ContentCipher
{
    private const string Cbc256 = SamlNames.Encryption + "aes256-cbc";
    private const string Gcm128 = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    private const string Gcm256 = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int BlockLength = 16;

    /// <returns>Bytes; null for an algorithm that is not on the list.</returns>
    public static int? KeyLength(string algorithm) => algorithm switch
    {
        Cbc256 or Gcm256 => 32,
        Gcm128 => 16,
        _ => null,
    };

    /// <returns>Null when it does not open; there is no telling why.</returns>
    public static byte[]? Open(string algorithm, byte[] key, ReadOnlySpan<byte> cipher)
    {
        try
        {
            return algorithm == Cbc256 ? OpenCbc(key, cipher) : OpenGcm(key, cipher);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? OpenCbc(byte[] key, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length < 2 * BlockLength || cipher.Length % BlockLength != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(cipher[BlockLength..], cipher[..BlockLength], PaddingMode.None);
        // only the last byte of the padding says something (XML Encryption 5.2)
        var padding = plain[^1];
        return padding is >= 1 and <= BlockLength ? plain[..^padding] : null;
    }

    private static byte[]? OpenGcm(byte[] key, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length < NonceLength + TagLength)
        {
            return null;
        }

        using var aes = new AesGcm(key, TagLength);
        var plain = new byte[cipher.Length - NonceLength - TagLength];
        aes.Decrypt(cipher[..NonceLength], cipher[NonceLength..^TagLength], cipher[^TagLength..], plain);
        return plain;
    }
}
