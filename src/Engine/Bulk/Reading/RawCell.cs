namespace Engine.Bulk.Reading;

internal enum CellKind
{
    Empty,
    Text,

    /// <summary>A number, as the file writes it.</summary>
    Number,

    /// <summary>A number that is shown as a day.</summary>
    Day,
    Yes,
    No,
}

/// <summary>What a file holds in one cell.</summary>
internal readonly record struct RawCell(CellKind Kind, string Text)
{
    public string Of(SheetColumn column, bool from1904) => Kind switch
    {
        CellKind.Empty => "",
        CellKind.Number when column.Type == SheetType.Date => CellText.Day(Text, from1904),
        CellKind.Day => CellText.Day(Text, from1904),
        CellKind.Number => CellText.Clean(column, CellText.Number(Text)),
        CellKind.Yes => CellText.Clean(column, "ja"),
        CellKind.No => CellText.Clean(column, "nee"),
        CellKind.Text => CellText.Clean(column, Text),
    };
}
