using System.Globalization;

namespace Engine.Ui;

/// <summary>A page of a list that is short enough to count through: its cursor is the number of rows before it.</summary>
public sealed record OffsetPage<T>(IReadOnlyList<T> Rows, int Skipped, bool HasNext, int Size)
{
    // a cursor is input of strangers
    private const int Furthest = 100_000;

    public static readonly OffsetPage<T> Empty = new([], 0, false, 0);

    public bool HasPrevious => Skipped > 0;

    public string Previous => Skipped.ToString(CultureInfo.InvariantCulture);

    public string Next => (Skipped + Rows.Count).ToString(CultureInfo.InvariantCulture);

    /// <param name="load">Loads after a number of rows at most one row more than asked.</param>
    public static async Task<OffsetPage<T>> LoadAsync(TableQuery query, Func<int, int, Task<IReadOnlyList<T>>> load)
    {
        var skip = Math.Clamp(Number(query.After) ?? (Number(query.Before) - query.Size) ?? 0, 0, Furthest);
        var rows = await load(skip, query.Size);
        return new([.. rows.Take(query.Size)], skip, rows.Count > query.Size, query.Size);
    }

    private static int? Number(string? cursor) => int.TryParse(cursor, CultureInfo.InvariantCulture, out var number) ? number : null;
}
