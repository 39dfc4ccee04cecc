using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Engine.Tenancy;

namespace Engine.Data.Encryption;

/// <summary>
/// Encrypts single values of the current tenant (BSN, authenticator key) and makes them searchable by a keyed hash. A value moved to another
/// tenant or another purpose cannot be read there. Layout: format 1, key version (2 bytes), nonce (12), tag (16), cipher text; AES-256-GCM.
/// </summary>
public sealed class FieldProtector(CurrentTenant tenant, DataKeys keys) : IDisposable
{
    private const byte Format = 1;
    private const int HeaderLength = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<(int Version, string Tenant, string Purpose), AesGcm> ciphers = [];

    /// <param name="purpose">What the value is, as a stable id: <c>collectiviteit.bsn</c>.</param>
    /// <returns>31 bytes more than the text in UTF-8, and different each time.</returns>
    public byte[] Protect(string purpose, string plain)
    {
        var version = keys.Newest(DataKeyKind.Field, tenant.Value.Id);
        Span<byte> header = stackalloc byte[HeaderLength];
        header[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], checked((ushort)version));
        lock (gate)
        {
            return SealedBox.Seal(Cipher(version, purpose), header, Encoding.UTF8.GetBytes(plain), Bound(header, purpose));
        }
    }

    /// <exception cref="CryptographicException">Damaged, of another tenant, or of another purpose.</exception>
    public string Reveal(string purpose, byte[] cipher)
    {
        if (cipher.Length < HeaderLength || cipher[0] != Format)
        {
            throw new CryptographicException("The value has a format that this version does not know.");
        }

        var header = cipher.AsSpan(0, HeaderLength);
        lock (gate)
        {
            return Encoding.UTF8.GetString(
                SealedBox.Open(Cipher(BinaryPrimitives.ReadUInt16BigEndian(header[1..]), purpose), cipher, HeaderLength, Bound(header, purpose)));
        }
    }

    /// <summary>Key version of a value that <see cref="Protect"/> made.</summary>
    public static int VersionOf(byte[] cipher) => BinaryPrimitives.ReadUInt16BigEndian(cipher.AsSpan(1));

    /// <summary>
    /// Key version (2 bytes) and HMAC-SHA256 of the value: the same for the same value, so that it can stand in an index. Give the value in
    /// one spelling. Rotation: new rows get the new version, so search with <see cref="SearchHashes(string, string)"/> until all rows are hashed anew.
    /// </summary>
    public byte[] SearchHash(string purpose, string plain) => Hash(keys.Newest(DataKeyKind.Search, tenant.Value.Id), purpose, plain);

    /// <summary>Hash of one member of sealed JSON, such as a mail address, in the spelling of <see cref="SearchSpelling"/>.</summary>
    public byte[] SearchHash(string purpose, string part, string plain) => SearchHash($"{purpose}/{part}", SearchSpelling.Of(plain));

    /// <summary>The same in every version, newest first.</summary>
    public IReadOnlyList<byte[]> SearchHashes(string purpose, string part, string plain) => SearchHashes($"{purpose}/{part}", SearchSpelling.Of(plain));

    /// <summary>The value's hash in every version, newest first.</summary>
    public IReadOnlyList<byte[]> SearchHashes(string purpose, string plain) =>
        [.. keys.Versions(DataKeyKind.Search, tenant.Value.Id).Select(version => Hash(version, purpose, plain))];

    public void Dispose()
    {
        foreach (var cipher in ciphers.Values)
        {
            cipher.Dispose();
        }
    }

    private byte[] Hash(int version, string purpose, string plain)
    {
        var hash = new byte[2 + HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt16BigEndian(hash, checked((ushort)version));
        HMACSHA256.HashData(keys.Derive(DataKeyKind.Search, version, tenant.Value.Id, purpose), Encoding.UTF8.GetBytes(plain), hash.AsSpan(2));
        return hash;
    }

    private AesGcm Cipher(int version, string purpose)
    {
        var name = (version, tenant.Value.Id, purpose);
        if (!ciphers.TryGetValue(name, out var cipher))
        {
            cipher = new(keys.Derive(DataKeyKind.Field, version, tenant.Value.Id, purpose), SealedBox.TagLength);
            ciphers.Add(name, cipher);
        }

        return cipher;
    }

    private byte[] Bound(ReadOnlySpan<byte> header, string purpose) =>
        [.. header, .. Encoding.UTF8.GetBytes($"{tenant.Value.Id}\n{purpose}")];
}
