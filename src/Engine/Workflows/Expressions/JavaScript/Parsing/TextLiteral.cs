using System.Globalization;
using System.Text;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>Texts in source text, with their escapes resolved.</summary>
internal static class TextLiteral
{
    /// <summary>Reads from just behind the opening quote to just behind the closing one; a template also ends behind <c>${</c>.</summary>
    public static string Read(string source, ref int at, char quote)
    {
        var start = at;
        var text = new StringBuilder();
        while (at < source.Length)
        {
            var c = source[at++];
            if (c == quote)
            {
                return text.ToString();
            }

            if (quote == '`' && c == '$' && at < source.Length && source[at] == '{')
            {
                at++;
                return text.ToString();
            }

            if (quote != '`' && c is '\n' or '\r' && quote != '`')
            {
                break;
            }

            if (c == '\\')
            {
                Escape(source, ref at, text);
            }
            else if (c == '\r')
            {
                // every end of line in a template is one line feed
                at += at < source.Length && source[at] == '\n' ? 1 : 0;
                text.Append('\n');
            }
            else
            {
                text.Append(c);
            }
        }

        throw EvaluationFault.Syntax(start - 1, $"deze tekst eindigt nergens: zet {quote} aan het eind");
    }

    private static void Escape(string source, ref int at, StringBuilder text)
    {
        if (at >= source.Length)
        {
            return;
        }

        var c = source[at++];
        switch (c)
        {
            case 'n' or 't' or 'r' or 'b' or 'f' or 'v':
                text.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => '\v' });
                break;
            case '0' when at >= source.Length || !char.IsAsciiDigit(source[at]):
                text.Append('\0');
                break;
            case >= '0' and <= '9':
                throw EvaluationFault.Syntax(at - 2, @"cijfers achter \ worden niet ondersteund: schrijf \x of \u");
            case '\r':
                at += at < source.Length && source[at] == '\n' ? 1 : 0;
                break;
            case '\n' or '\u2028' or '\u2029':
                break;
            case 'x':
                text.Append((char)Hex(source, ref at, 2));
                break;
            case 'u' when at < source.Length && source[at] == '{':
                Braced(source, ref at, text);
                break;
            case 'u':
                text.Append((char)Hex(source, ref at, 4));
                break;
            default:
                text.Append(c);
                break;
        }
    }

    private static void Braced(string source, ref int at, StringBuilder text)
    {
        var start = at - 2;
        var close = source.IndexOf('}', at);
        if (close < 0 || close - at is < 2 or > 12
            || !int.TryParse(source.AsSpan(at + 1, close - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
        {
            throw EvaluationFault.Syntax(start, "dit teken bestaat niet");
        }

        at = close + 1;
        text.Append(code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
    }

    private static int Hex(string source, ref int at, int digits)
    {
        if (at + digits > source.Length || !int.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw EvaluationFault.Syntax(at - 2, $@"achter \{source[at - 1]} horen {digits} hexadecimale cijfers");
        }

        at += digits;
        return code;
    }
}
