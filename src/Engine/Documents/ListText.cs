using System.Globalization;

namespace Engine.Documents;

/// <summary>How values read in a Dutch list, whatever the culture of the server.</summary>
internal static class ListText
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Date(DateTime day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTime moment) => moment.ToString("dd-MM-yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("0.############", Dutch);
}
