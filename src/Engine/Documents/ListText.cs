using System.Globalization;
using Engine.Ui;

namespace Engine.Documents;

/// <summary>How values read in a Dutch list, whatever the culture of the server.</summary>
internal static class ListText
{
    public static string Date(DateTime day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTime moment) => moment.ToString("dd-MM-yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("0.############", Show.Dutch);
}
