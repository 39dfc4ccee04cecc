using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Data.Encryption;

/// <summary>Wraps with RSA-OAEP-SHA256 under a certificate with its private key.</summary>
public sealed class CertificateKeyWrap : KeyWrap
{
    private readonly RSA key;

    /// <exception cref="ArgumentException">No RSA key of at least 2048 bits.</exception>
    public CertificateKeyWrap(X509Certificate2 certificate)
    {
        key = certificate.GetRSAPrivateKey() is { KeySize: >= 2048 } rsa
            ? rsa
            : throw new ArgumentException("The certificate has no private RSA key of at least 2048 bits.", nameof(certificate));
        Print = "certificate:" + certificate.Thumbprint.ToLowerInvariant();
    }

    public override string Print { get; }

    public override byte[] Wrap(ReadOnlySpan<byte> plain) => key.Encrypt(plain, RSAEncryptionPadding.OaepSHA256);

    public override byte[] Unwrap(ReadOnlySpan<byte> wrapped) => key.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);
}
