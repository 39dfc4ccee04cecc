using System.Globalization;

namespace Engine.Audit;

/// <summary>Place of a line in the log, newest first: the moment, and the id for lines of the same moment.</summary>
public readonly record struct AuditCursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}.{Id:N}");

    /// <returns>Null for anything that is not a cursor: the list then starts at its beginning.</returns>
    public static AuditCursor? Parse(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && text is not null
            && long.TryParse(text[..dot], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(text[(dot + 1)..], "N", out var id)
            ? new(new(ticks, TimeSpan.Zero), id)
            : null;
    }
}
