using System.Globalization;

namespace Collectiviteit.Api;

/// <summary>Days as a program writes them: <c>2026-05-01</c>, or <c>2026-05-01/2026-05-31</c> with both ends counted; <c>geen</c> for no end.</summary>
internal static class IsoPeriode
{
    private const string Dag = "yyyy-MM-dd";

    /// <returns>The same as a user types it above a column; null when it cannot be read.</returns>
    public static string? AlsGetypt(string tekst)
    {
        var dagen = tekst.Split('/').Select(Lees).ToList();
        return tekst == "geen" ? tekst : dagen is [{ } dag] ? dag : dagen is [{ } van, { } tot] ? $"{van} t/m {tot}" : null;
    }

    private static string? Lees(string tekst) =>
        DateOnly.TryParseExact(tekst, Dag, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? Engine.Ui.Show.Date(dag) : null;
}
