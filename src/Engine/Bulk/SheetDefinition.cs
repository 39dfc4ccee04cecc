using System.Collections.Frozen;

namespace Engine.Bulk;

/// <summary>A form of rows: what its sheet is called, which columns it has, and how it is filled in.</summary>
/// <param name="Id">Stable name of the form.</param>
/// <param name="Version">Raised when the columns change; files made from an earlier version are refused.</param>
/// <param name="Sheet">Name on the tab that is filled in, at most 31 characters.</param>
public sealed record SheetDefinition(string Id, int Version, string Sheet, IReadOnlyList<SheetColumn> Columns)
{
    private readonly FrozenDictionary<string, int> places = Columns.Select((c, i) => (c.Id, i)).ToFrozenDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);

    /// <summary>Heading of the explanation in the file.</summary>
    public required string Title { get; init; }

    /// <summary>Lines of the explanation in the file, plain Dutch.</summary>
    public IReadOnlyList<string> Instructions { get; init; } = [];

    /// <summary>Filled rows in one file.</summary>
    public int MaximumRows { get; init; } = 20_000;

    /// <summary>How long after it was made a form is accepted.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromDays(90);

    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public int PlaceOf(string column) => places[column];

    internal int? TryPlaceOf(string column) => places.TryGetValue(column, out var place) ? place : null;
}

/// <summary>One filled row.</summary>
/// <param name="Number">As the spreadsheet program numbers it.</param>
/// <param name="Values">As they read, in the order of the definition's columns; dates as <c>dd-mm-jjjj</c>; empty where nothing stands.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Values);
