using System.Security.Cryptography;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Algorithms that count, and no other: no SHA-1, no MD5, no DSA, and no HMAC, for which a public key would be the secret (case 17).</summary>
internal static class SignatureAlgorithms
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";

    /// <exception cref="SamlRefusedException">Not on the list.</exception>
    public static byte[] Digest(string algorithm, ReadOnlySpan<byte> data) => algorithm switch
    {
        SamlNames.Sha256 => SHA256.HashData(data),
        More + "sha384" => SHA384.HashData(data),
        SamlNames.Encryption + "sha512" => SHA512.HashData(data),
        _ => throw new SamlRefusedException("saml.digest-algorithm"),
    };

    /// <returns>False when the key is of another kind, or did not make the signature.</returns>
    /// <exception cref="SamlRefusedException">Not on the list.</exception>
    public static bool Verify(string algorithm, AsymmetricAlgorithm key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => algorithm switch
    {
        SamlNames.RsaSha256 => Rsa(key, data, signature, HashAlgorithmName.SHA256),
        More + "rsa-sha384" => Rsa(key, data, signature, HashAlgorithmName.SHA384),
        More + "rsa-sha512" => Rsa(key, data, signature, HashAlgorithmName.SHA512),
        More + "ecdsa-sha256" => Ecdsa(key, data, signature, HashAlgorithmName.SHA256),
        More + "ecdsa-sha384" => Ecdsa(key, data, signature, HashAlgorithmName.SHA384),
        More + "ecdsa-sha512" => Ecdsa(key, data, signature, HashAlgorithmName.SHA512),
        _ => throw new SamlRefusedException("saml.signature-algorithm"),
    };

    private static bool Rsa(AsymmetricAlgorithm key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        key is RSA rsa && rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1);

    private static bool Ecdsa(AsymmetricAlgorithm key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        key is ECDsa ecdsa && ecdsa.VerifyData(data, signature, hash);
}
