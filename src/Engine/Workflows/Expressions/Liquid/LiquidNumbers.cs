using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Computing with whole numbers as long as both sides are whole, and with decimals otherwise.</summary>
internal static class LiquidNumbers
{
    public static object? Compute(object? left, object? right, Func<decimal, decimal, decimal> compute)
    {
        var (a, b) = (Number(left), Number(right));
        try
        {
            var result = compute(a, b);
            return IsWhole(left) && IsWhole(right) && result == decimal.Truncate(result) && result is >= long.MinValue and <= long.MaxValue ? (object)(long)result : result;
        }
        catch (Exception fault) when (fault is OverflowException or DivideByZeroException)
        {
            throw EvaluationFault.Value(fault is DivideByZeroException ? "delen door 0 kan niet" : "dit getal wordt te groot");
        }
    }

    public static decimal Number(object? value) => Conversion.OrNull(value ?? 0L, new(ValueKind.Decimal)) is decimal number
        ? number
        : throw EvaluationFault.Value($"{Plain.NameOf(value)} is geen getal");

    /// <summary>Whether a value is a whole number, or the text of one.</summary>
    public static bool IsWhole(object? value) => value is null or long || (value is string && Conversion.OrNull(value, new(ValueKind.Int64)) is not null);
}
