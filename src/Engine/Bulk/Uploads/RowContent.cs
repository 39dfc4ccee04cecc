using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Bulk.Uploads;

/// <summary>A refused row as it is kept.</summary>
/// <param name="Columns">Ids of the columns of the values, because a form may get others while the row waits; null for those of the form as it is.</param>
public sealed record RowContent(IReadOnlyList<string> Values, IReadOnlyList<RowFault> Faults, IReadOnlyList<string>? Columns = null)
{
    /// <summary>The values as the columns of the form stand now; empty under one that the row does not have.</summary>
    public IReadOnlyList<string> Under(SheetDefinition form)
    {
        var known = (Columns ?? [.. form.Columns.Select(c => c.Id)]).Zip(Values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return [.. form.Columns.Select(c => known.GetValueOrDefault(c.Id, ""))];
    }

    internal byte[] Seal(FieldProtector protector) => protector.Protect(BulkRow.Purpose, JsonSerializer.Serialize(this));

    internal static RowContent Open(FieldProtector protector, byte[] sealedContent) =>
        JsonSerializer.Deserialize<RowContent>(protector.Reveal(BulkRow.Purpose, sealedContent)) ?? throw new InvalidDataException("A kept row is empty.");
}
