namespace Engine.Bulk;

public enum SheetType
{
    Text,
    Date,

    /// <summary>One of <see cref="SheetColumn.Choices"/>.</summary>
    Choice,
}

/// <summary>A column of a form that people fill in with a spreadsheet program.</summary>
/// <param name="Id">Stable name in code.</param>
/// <param name="Title">Dutch heading; a file is read by it, so it is unique in its form.</param>
public sealed record SheetColumn(string Id, string Title, SheetType Type)
{
    public bool IsRequired { get; init; }

    /// <summary>Plain Dutch, for a column that some rows need: in which ones. Whoever weighs the rows sees to it.</summary>
    public string? NeededWhen { get; init; }

    /// <summary>Words of the drop-down list.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public int MaximumLength { get; init; } = 100;

    public string Example { get; init; } = "";

    /// <summary>Plain Dutch: what belongs here and when. At most 255 characters, which is what spreadsheet programs show at a cell.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>Width in characters.</summary>
    public double Width { get; init; } = 18;

    /// <summary>Whether it says which row this is: a row that is equal in all these columns is the same row, in whatever file it stands.</summary>
    public bool Identifies { get; init; }
}
