using System.Globalization;
using Engine.Calendar;

namespace Engine.Ui;

/// <summary>Values as a Dutch reader expects them.</summary>
public static class Show
{
    public static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary><c>dd-mm-jjjj</c>, or a dash for no date.</summary>
    public static string Date(DateOnly? date) => date?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) ?? "-";

    /// <summary><c>dd-mm-jjjj uu:mm</c> on the Dutch clock.</summary>
    public static string Moment(DateTimeOffset moment) =>
        DutchTime.Local(moment).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>12.345</c>.</summary>
    public static string Number(long number) => number.ToString("#,0", Dutch);

    /// <summary>A number with its word: "1 account", "2 accounts", "0 accounts".</summary>
    public static string Count(long number, string one, string more) => $"{Number(number)} {(number == 1 ? one : more)}";

    /// <summary><c>€ 1.234,50</c>.</summary>
    public static string Amount(decimal amount) => amount.ToString("€ #,0.00;€ -#,0.00", Dutch);
}
