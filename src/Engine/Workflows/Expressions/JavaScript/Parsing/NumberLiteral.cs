using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>Numbers in source text: decimal, hexadecimal, octal and binary, with separators.</summary>
internal static class NumberLiteral
{
    public static double Read(string source, ref int at)
    {
        var start = at;
        var radix = at + 1 < source.Length && source[at] == '0' ? char.ToLowerInvariant(source[at + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        var number = radix == 10 ? Decimal(source, ref at) : Whole(source, ref at, radix);
        if (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '$'))
        {
            throw EvaluationFault.Syntax(start, source[at] == 'n' ? "hele getallen met een n erachter worden niet ondersteund" : "dit getal is niet goed geschreven");
        }

        return number;
    }

    private static double Decimal(string source, ref int at)
    {
        var start = at;
        Digits(source, ref at, 10);
        if (at - start > 1 && source[start] == '0')
        {
            throw EvaluationFault.Syntax(start, "een getal begint niet met 0");
        }

        if (at < source.Length && source[at] == '.')
        {
            at++;
            Digits(source, ref at, 10);
        }

        if (at < source.Length && source[at] is 'e' or 'E')
        {
            at++;
            at += at < source.Length && source[at] is '+' or '-' ? 1 : 0;
            if (!Digits(source, ref at, 10))
            {
                throw EvaluationFault.Syntax(start, "achter de e van dit getal ontbreken cijfers");
            }
        }

        return double.Parse(source[start..at].Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static double Whole(string source, ref int at, int radix)
    {
        at += 2;
        var start = at;
        if (!Digits(source, ref at, radix))
        {
            throw EvaluationFault.Syntax(start, "in dit getal ontbreken cijfers");
        }

        return NumberParsing.InRadix(source[start..at].Replace("_", "", StringComparison.Ordinal), radix);
    }

    private static bool Digits(string source, ref int at, int radix)
    {
        var start = at;
        while (at < source.Length && (NumberParsing.Digit(source[at]) < radix
            || (source[at] == '_' && at > start && source[at - 1] != '_' && at + 1 < source.Length && NumberParsing.Digit(source[at + 1]) < radix)))
        {
            at++;
        }

        return at > start;
    }
}
