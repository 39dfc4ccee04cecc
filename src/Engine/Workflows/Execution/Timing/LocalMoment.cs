using System.Globalization;
using Engine.Calendar;

namespace Engine.Workflows.Execution.Timing;

/// <summary>
/// A moment as people mean it: a time on the Dutch clock, perhaps some working days later. Which moment in UTC that is follows from the
/// calendar, and is worked out when a timer is made and once more when it goes off.
/// </summary>
/// <param name="Date">Dutch date.</param>
/// <param name="Time">On the Dutch clock.</param>
/// <param name="WorkingDays">So many working days after the date, which itself does not count; null for the date itself.</param>
public sealed record LocalMoment(DateOnly Date, TimeOnly Time, int? WorkingDays = null)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    public static LocalMoment Of(DateTimeOffset moment)
    {
        var local = DutchTime.Local(moment).DateTime;
        return new(DateOnly.FromDateTime(local), new(local.Hour, local.Minute));
    }

    public DateTimeOffset Due(WorkingDays calendar) => DutchTime.At(WorkingDays is { } days ? calendar.AddWorkingDays(Date, days) : Date, Time);

    /// <returns>Null for text of another form.</returns>
    public static LocalMoment? Read(string? text)
    {
        var parts = (text ?? "").Split("wd ");
        return DateTime.TryParseExact(parts[^1], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), parts.Length == 2 && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? days : null)
            : null;
    }

    /// <summary><c>2026-10-26T08:00</c>, or <c>3wd 2026-10-26T08:00</c> for three working days after that date.</summary>
    public override string ToString()
    {
        var at = Date.ToDateTime(Time).ToString(Form, CultureInfo.InvariantCulture);
        return WorkingDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days}wd {at}") : at;
    }
}
