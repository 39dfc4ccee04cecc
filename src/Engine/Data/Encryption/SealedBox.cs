using System.Security.Cryptography;

namespace Engine.Data.Encryption;

/// <summary>Layout of everything that is sealed with AES-256-GCM: header in clear, nonce, tag, cipher text.</summary>
internal static class SealedBox
{
    public const int KeyLength = 32;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <param name="header">Stands in clear at the front and cannot be changed unnoticed when it is part of <paramref name="bound"/>.</param>
    /// <param name="bound">What the text belongs to; opening needs exactly the same.</param>
    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> header, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[header.Length + NonceLength + TagLength + plain.Length];
        header.CopyTo(box);
        var rest = box.AsSpan(header.Length);
        RandomNumberGenerator.Fill(rest[..NonceLength]);
        cipher.Encrypt(rest[..NonceLength], plain, rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), bound);
        return box;
    }

    /// <exception cref="CryptographicException">Too short, damaged, or bound to something else.</exception>
    public static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> box, int header, ReadOnlySpan<byte> bound)
    {
        if (box.Length < header + NonceLength + TagLength)
        {
            throw new CryptographicException("The sealed value is too short.");
        }

        var rest = box[header..];
        var plain = new byte[rest.Length - NonceLength - TagLength];
        cipher.Decrypt(rest[..NonceLength], rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), plain, bound);
        return plain;
    }
}
