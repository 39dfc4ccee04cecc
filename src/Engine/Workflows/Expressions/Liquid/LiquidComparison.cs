using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Comparisons. Values of different kinds are unequal, and asking which is larger is a fault.</summary>
internal static class LiquidComparison
{
    public static bool Holds(Rendering run, string sign, object? a, object? b)
    {
        if (sign is "==" or "!=")
        {
            return Equal(a, b) == (sign == "==");
        }

        if (sign == "contains")
        {
            return a switch
            {
                string text => Scanned(run, text).Contains(LiquidText.Write(run, b), StringComparison.Ordinal),
                IReadOnlyList<object?> list => Contains(run, list, b),
                IReadOnlyDictionary<string, object?> map => b is string key && map.ContainsKey(key),
                _ => false,
            };
        }

        if (a is null || b is null)
        {
            return false;
        }

        var order = Order(a, b);
        return sign switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };
    }

    private static bool Equal(object? a, object? b)
    {
        if (ReferenceEquals(b, ConstantOperand.Empty) || ReferenceEquals(a, ConstantOperand.Empty))
        {
            return (ReferenceEquals(a, ConstantOperand.Empty) ? b : a) is "" or IReadOnlyList<object?> { Count: 0 } or IReadOnlyDictionary<string, object?> { Count: 0 };
        }

        return IsNumber(a) && IsNumber(b) ? Order(a, b) == 0 : Plain.Same(a, b);
    }

    private static bool IsNumber(object? value) => value is long or double or decimal;

    private static int Order(object? a, object? b) => (a, b) switch
    {
        (string x, string y) => string.CompareOrdinal(x, y),
        (DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y),
        (TimeSpan x, TimeSpan y) => x.CompareTo(y),
        (double, _) or (_, double) when IsNumber(a) && IsNumber(b) => Double(a).CompareTo(Double(b)),
        _ when IsNumber(a) && IsNumber(b) => LiquidNumbers.Number(a).CompareTo(LiquidNumbers.Number(b)),
        _ => throw EvaluationFault.Value($"{Plain.NameOf(a)} en {Plain.NameOf(b)} hebben geen volgorde"),
    };

    private static double Double(object? value) => Conversion.OrNull(value, new(ValueKind.Double)) as double? ?? double.NaN;

    private static bool Contains(Rendering run, IReadOnlyList<object?> list, object? sought)
    {
        foreach (var item in list)
        {
            run.Meter.Item();
            if (Equal(item, sought))
            {
                return true;
            }
        }

        return false;
    }

    private static string Scanned(Rendering run, string text)
    {
        run.Meter.Scan(text.Length);
        return text;
    }
}
