using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Bulk;

/// <summary>What a form was made for. It stands hidden and sealed in the file, so nobody makes one up and no other tenant can read it.</summary>
/// <param name="Definition"><see cref="SheetDefinition.Id"/>.</param>
/// <param name="Contracts">Ids of the contracts that its rows may name.</param>
public sealed record SheetStamp(string Definition, int Version, Guid Organisation, IReadOnlyList<Guid> Contracts, DateTimeOffset MadeAt);

/// <summary>Writes and reads stamps of the current tenant.</summary>
public sealed class SheetStamps(FieldProtector protector)
{
    private const string Purpose = "portal.formulier";

    public string Write(SheetStamp stamp) => Base64Url.EncodeToString(protector.Protect(Purpose, JsonSerializer.Serialize(stamp)));

    /// <returns>Null for what this tenant never wrote.</returns>
    public SheetStamp? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SheetStamp>(protector.Reveal(Purpose, Base64Url.DecodeFromChars(text)));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or KeyNotFoundException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
