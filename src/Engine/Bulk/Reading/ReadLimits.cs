namespace Engine.Bulk.Reading;

/// <summary>How far a file is unpacked before it is taken for an attack.</summary>
internal static class ReadLimits
{
    public const int Entries = 1_000;
    public const long Unpacked = 200_000_000;

    /// <summary>Unpacked bytes per packed byte; Apache POI stops at the same figure.</summary>
    public const int Ratio = 100;

    /// <summary>Small parts may be packed tighter: an empty sheet is nothing but repetition.</summary>
    public const long Grace = 1_000_000;

    /// <summary>Characters of all texts that cells share.</summary>
    public const int SharedCharacters = 16_000_000;

    public const int SharedTexts = 1_000_000;

    /// <summary>Columns that are looked at; a form has fewer.</summary>
    public const int Columns = 64;

    /// <summary>Characters of one cell, as many as a spreadsheet keeps.</summary>
    public const int CellText = 32_767;
}
