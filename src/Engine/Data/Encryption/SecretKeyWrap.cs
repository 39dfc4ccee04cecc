using System.Security.Cryptography;

namespace Engine.Data.Encryption;

/// <summary>Wraps with AES-256-GCM under a key that is derived from a secret file.</summary>
public sealed class SecretKeyWrap : KeyWrap
{
    public const int MinimumLength = 32;

    private readonly byte[] key;

    /// <param name="secret">At least 32 random bytes.</param>
    /// <exception cref="ArgumentException">Too short, or plainly not random.</exception>
    public SecretKeyWrap(byte[] secret)
    {
        if (secret.Length < MinimumLength || secret.Distinct().Count() < MinimumLength / 4)
        {
            throw new ArgumentException($"A secret has at least {MinimumLength} random bytes.", nameof(secret));
        }

        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, SealedBox.KeyLength, info: "portal.key-wrap"u8.ToArray());
        Print = "secret:" + Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 8, info: "portal.key-print"u8.ToArray()));
    }

    public override string Print { get; }

    public override byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        using var cipher = new AesGcm(key, SealedBox.TagLength);
        return SealedBox.Seal(cipher, [], plain, []);
    }

    public override byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        using var cipher = new AesGcm(key, SealedBox.TagLength);
        return SealedBox.Open(cipher, wrapped, 0, []);
    }
}
