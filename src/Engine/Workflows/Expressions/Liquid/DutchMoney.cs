using System.Globalization;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>An amount in euros as letters have it: € 1.234,50.</summary>
internal static class DutchMoney
{
    public static string Write(decimal amount)
    {
        var text = Math.Round(Math.Abs(amount), 2, MidpointRounding.AwayFromZero).ToString("#,##0.00", CultureInfo.InvariantCulture);
        return $"€\u00a0{(amount < 0 ? "-" : "")}{text.Replace(',', ' ').Replace('.', ',').Replace(' ', '.')}";
    }
}
