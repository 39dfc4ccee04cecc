using System.Collections.Frozen;
using System.Numerics;
using System.Text;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Number and the functions of numbers.</summary>
internal static class NumberFunctions
{
    private const double LargestSafe = 9007199254740991;

    public static readonly FunctionGroup Group = new FunctionGroup("Number", HasValue: true)
        .With("MAX_SAFE_INTEGER", LargestSafe).With("MIN_SAFE_INTEGER", -LargestSafe).With("EPSILON", Math.ScaleB(1, -52))
        .With("MAX_VALUE", double.MaxValue).With("MIN_VALUE", double.Epsilon)
        .With("POSITIVE_INFINITY", double.PositiveInfinity).With("NEGATIVE_INFINITY", double.NegativeInfinity).With("NaN", double.NaN)
        .With("isInteger", (_, _, a) => a[0] is double n && n == Math.Truncate(n) && double.IsFinite(n))
        .With("isSafeInteger", (_, _, a) => a[0] is double n && n == Math.Truncate(n) && Math.Abs(n) <= LargestSafe)
        .With("isFinite", (_, _, a) => a[0] is double n && double.IsFinite(n))
        .With("isNaN", (_, _, a) => a[0] is double.NaN)
        .With("parseFloat", Conversions.ParseFloat).With("parseInt", Conversions.ParseInt);

    public static readonly FrozenDictionary<string, Native> Methods = new Dictionary<string, Native>
    {
        ["toFixed"] = ToFixed,
        ["toPrecision"] = ToPrecision,
        ["toString"] = ToRadix,
        ["toLocaleString"] = (run, self, a) => DutchNumber.Write((double)(self ?? 0d), DutchLocale.Options(a)),
        ["valueOf"] = (_, self, _) => self,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static object? ToFixed(Run run, object? self, Arguments a)
    {
        var digits = a.Integer(run, 0);
        if (digits is < 0 or > 100)
        {
            throw EvaluationFault.Value("toFixed rekent met 0 tot en met 100 cijfers");
        }

        var number = (double)(self ?? 0d);
        return Math.Abs(number) >= 1e21 || !double.IsFinite(number) ? NumberText.Write(number) : DecimalDigits.Fixed(number, (int)digits);
    }

    private static object? ToPrecision(Run run, object? self, Arguments a)
    {
        var number = (double)(self ?? 0d);
        if (!a.Has(0) || !double.IsFinite(number))
        {
            return NumberText.Write(number);
        }

        var digits = a.Integer(run, 0);
        return digits is >= 1 and <= 100
            ? DecimalDigits.Precision(number, (int)digits)
            : throw EvaluationFault.Value("toPrecision rekent met 1 tot en met 100 cijfers");
    }

    private static object? ToRadix(Run run, object? self, Arguments a)
    {
        var number = (double)(self ?? 0d);
        var radix = a.Integer(run, 0, 10);
        if (radix is < 2 or > 36)
        {
            throw EvaluationFault.Value("toString schrijft getallen met een grondtal van 2 tot en met 36");
        }

        if (radix == 10 || !double.IsFinite(number))
        {
            return NumberText.Write(number);
        }

        if (number != Math.Truncate(number))
        {
            throw EvaluationFault.Value("een getal met decimalen heeft alleen in het tientallige stelsel een vaste vorm");
        }

        var digits = new StringBuilder();
        for (var rest = BigInteger.Abs(new BigInteger(number)); !rest.IsZero || digits.Length == 0; rest /= (int)radix)
        {
            digits.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(rest % (int)radix)]);
        }

        return digits.Insert(0, number < 0 ? "-" : "").ToString();
    }
}
