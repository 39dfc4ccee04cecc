using System.Globalization;

namespace Engine.Workflows.Values;

/// <summary>How far ahead a process may wait: there is a moment at its end, and somebody who still knows what it was about.</summary>
public static class TimeBounds
{
    /// <summary>Files of care are kept for decades.</summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(36525);

    /// <summary>Some nine years of working days; the calendar looks no further than ten.</summary>
    public const int MostWorkingDays = 2_250;

    /// <returns>Dutch; null when it will do.</returns>
    public static string? Fault(TimeSpan span) => span < TimeSpan.Zero || span > LongestSpan ? "een duur is hoogstens honderd jaar, en niet minder dan niets" : null;

    /// <returns>Dutch; null when it will do.</returns>
    public static string? FaultOfWorkingDays(long days) =>
        days is < 0 or > MostWorkingDays ? string.Create(CultureInfo.InvariantCulture, $"het aantal werkdagen is 0 tot en met {MostWorkingDays}") : null;

    /// <summary>For a moment that is waited for.</summary>
    /// <returns>Dutch; null when it will do.</returns>
    public static string? Fault(DateTimeOffset moment, DateTimeOffset now) => moment - now > LongestSpan ? "een moment ligt hoogstens honderd jaar vooruit" : null;
}
