using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Api.Keys;

/// <summary>A key as a program sends it: <c>pk_</c>, twelve signs that tell which key it is, a dot, and 256 random bits.</summary>
public sealed class ApiKeySecret
{
    public const int PrefixLength = 15;

    private const string Mark = "pk_";
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const string Bearer = "Bearer ";

    private ApiKeySecret(string prefix, byte[] secret) => (Prefix, Hash) = (prefix, SHA256.HashData(secret));

    public string Prefix { get; }

    /// <summary>SHA-256 of the secret part.</summary>
    public byte[] Hash { get; }

    /// <returns>The key, and its whole text, which is nowhere else.</returns>
    public static (ApiKeySecret Key, string Text) New()
    {
        var prefix = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (new(prefix, secret), $"{prefix}.{Base64Url.EncodeToString(secret)}");
    }

    /// <param name="header">Value of the header <c>Authorization</c>.</param>
    /// <returns>Null when it cannot be a key of ours, whatever is in the database.</returns>
    public static ApiKeySecret? Read(string? header)
    {
        if (header is null || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var text = header.AsSpan(Bearer.Length).Trim();
        if (text.Length != PrefixLength + 1 + SecretLength || !text.StartsWith(Mark, StringComparison.Ordinal) || text[PrefixLength] != '.'
            || text[..PrefixLength].ContainsAnyExceptInRange('0', 'z'))
        {
            return null;
        }

        Span<byte> secret = stackalloc byte[SecretBytes + 1];
        Span<byte> signs = stackalloc byte[SecretLength];
        return Encoding.ASCII.TryGetBytes(text[(PrefixLength + 1)..], signs, out _) && Base64Url.IsValid(signs)
            && Base64Url.TryDecodeFromUtf8(signs, secret, out var written) && written == SecretBytes
                ? new(text[..PrefixLength].ToString(), secret[..SecretBytes].ToArray())
                : null;
    }

    /// <summary>Whether it is this key. A prefix that is not there (null) costs as much as a secret that is wrong.</summary>
    public bool Opens(ApiKey? key)
    {
        var equal = CryptographicOperations.FixedTimeEquals(key?.SecretHash ?? new byte[SHA256.HashSizeInBytes], Hash);
        return equal && key is not null;
    }
}
