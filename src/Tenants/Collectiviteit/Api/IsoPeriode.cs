using System.Globalization;

namespace Collectiviteit.Api;

/// <summary>Days as a program writes them: <c>2026-05-01</c>, or <c>2026-05-01/2026-05-31</c> with both ends counted; <c>geen</c> for no end.</summary>
internal static class IsoPeriode
{
    private const string Dag = "yyyy-MM-dd";

    private static readonly string[] Momenten = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <returns>The same as a user types it above a column; null when it cannot be read.</returns>
    public static string? AlsGetypt(string tekst)
    {
        var dagen = tekst.Split('/').Select(Lees).ToList();
        return tekst == "geen" ? tekst : dagen is [{ } dag] ? dag : dagen is [{ } van, { } tot] ? $"{van} t/m {tot}" : null;
    }

    /// <param name="tekst">A moment, in UTC when it names no zone, or a day on the Dutch clock.</param>
    /// <returns>In UTC; null when it cannot be read.</returns>
    public static DateTimeOffset? Moment(string tekst) =>
        DateOnly.TryParseExact(tekst, Dag, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? Engine.Calendar.DutchTime.StartOf(dag)
        : DateTimeOffset.TryParseExact(tekst, Momenten, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime()
        : null;

    private static string? Lees(string tekst) =>
        DateOnly.TryParseExact(tekst, Dag, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? Engine.Ui.Show.Date(dag) : null;
}
