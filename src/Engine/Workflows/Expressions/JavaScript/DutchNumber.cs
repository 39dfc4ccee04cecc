using System.Globalization;
using System.Text;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>toLocaleString of numbers, always Dutch: a point for thousands, a comma for decimals.</summary>
internal static class DutchNumber
{
    /// <param name="options">minimumFractionDigits, maximumFractionDigits, style (decimal, percent, currency) and currency.</param>
    public static string Write(double number, JsObject? options)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
        }

        var style = options?.Get("style") as string ?? "decimal";
        var least = Digits(options, "minimumFractionDigits");
        var most = Digits(options, "maximumFractionDigits");
        var (from, to) = style switch { "currency" => (2, 2), "percent" => (0, 0), _ => (0, 3) };
        from = least ?? Math.Min(from, most ?? from);
        to = most ?? Math.Max(to, from);
        if (from > to)
        {
            throw EvaluationFault.Value("minimumFractionDigits is groter dan maximumFractionDigits");
        }

        var (sign, plain) = Grouped(number, style == "percent" ? 100 : 1, from, to);
        return style switch
        {
            "decimal" => sign + plain,
            "percent" => $"{sign}{plain}%",
            "currency" => $"{Symbol(options?.Get("currency") as string)}\u00a0{sign}{plain}",
            _ => throw EvaluationFault.Value($"de stijl {style} wordt niet ondersteund: kies decimal, percent of currency"),
        };
    }

    private static (string Sign, string Text) Grouped(double number, int times, int from, int to)
    {
        // what is written is the shortest form of the number, so that 1.005 rounds as it reads
        var text = Math.Abs(number) < 7e26
            ? Math.Round(decimal.Parse(Values.NumberText.Write(Math.Abs(number)), NumberStyles.Float, CultureInfo.InvariantCulture) * times, Math.Min(to, 28), MidpointRounding.AwayFromZero)
                .ToString("0." + new string('0', from) + new string('#', to - from), CultureInfo.InvariantCulture)
            : (Math.Abs(number) * times).ToString("F0", CultureInfo.InvariantCulture);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = new StringBuilder(dot < 0 ? text : text[..dot]);
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole.Insert(i, '.');
        }

        return (double.IsNegative(number) ? "-" : "", dot < 0 ? whole.ToString() : $"{whole},{text[(dot + 1)..]}");
    }

    private static int? Digits(JsObject? options, string name) => options?.Get(name) switch
    {
        double digits and >= 0 and <= 20 => (int)digits,
        null or Undefined => null,
        _ => throw EvaluationFault.Value($"{name} is een getal van 0 tot en met 20"),
    };

    private static string Symbol(string? currency) => currency?.ToUpperInvariant() switch
    {
        "EUR" => "€",
        "USD" => "US$",
        "GBP" => "£",
        { Length: 3 } code => code,
        _ => throw EvaluationFault.Value("bij de stijl currency hoort een munt, zoals currency: 'EUR'"),
    };
}
