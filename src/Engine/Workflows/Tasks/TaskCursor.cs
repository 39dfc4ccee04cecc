using System.Globalization;

namespace Engine.Workflows.Tasks;

/// <summary>Place of a task in the work list.</summary>
/// <param name="Rank">0 for late, 1 for escalated, 2 for the others.</param>
/// <param name="Due">When the wait ends; the end of time for never.</param>
public readonly record struct TaskCursor(int Rank, DateTimeOffset Due, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}.{Due.UtcTicks:x}.{Id:N}");

    /// <returns>Null for anything that is not a cursor: the list then starts at its beginning.</returns>
    public static TaskCursor? Parse(string? text) =>
        text?.Split('.') is [{ Length: 1 } rank, var ticks, var id] && int.TryParse(rank, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var due) && due >= 0 && due <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var task)
            ? new(number, new(due, TimeSpan.Zero), task)
            : null;
}
