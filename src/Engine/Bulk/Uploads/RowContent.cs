using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Bulk.Uploads;

/// <summary>A refused row as it is kept.</summary>
public sealed record RowContent(IReadOnlyList<string> Values, IReadOnlyList<RowFault> Faults)
{
    internal byte[] Seal(FieldProtector protector) => protector.Protect(BulkRow.Purpose, JsonSerializer.Serialize(this));

    internal static RowContent Open(FieldProtector protector, byte[] sealedContent) =>
        JsonSerializer.Deserialize<RowContent>(protector.Reveal(BulkRow.Purpose, sealedContent)) ?? throw new InvalidDataException("A kept row is empty.");
}
