using System.Text;
using System.Text.RegularExpressions;
using Engine.Audit;

namespace Web.Telemetry;

/// <summary>
/// Masks the values of one log line in JSON and leaves it JSON: moments and trace numbers are what they were, and a fraction with nine digits is no person.
/// </summary>
internal static partial class LogMask
{
    /// <param name="line">One JSON object; anything else is masked as text.</param>
    public static string Of(string line)
    {
        var masked = new StringBuilder(line.Length);
        var exempt = false;
        for (var start = 0; start < line.Length;)
        {
            var end = line[start] == '"' ? EndOfText(line, start) : line.IndexOf('"', start) is var next and >= 0 ? next : line.Length;
            var part = line.AsSpan(start, end - start);
            var isName = part[0] == '"' && end < line.Length && line[end] == ':';
            if (part.Length < 6 || isName || (exempt && part[0] == '"'))
            {
                masked.Append(part);
            }
            else if (part[0] == '"')
            {
                masked.Append(Text(part.ToString()));
            }
            else
            {
                masked.Append(WholeNumber().Replace(part.ToString(), m => PersonalNumbers.Mask(m.Value) == m.Value ? m.Value : "\"*********\""));
            }

            // what follows a name up to its value is a colon
            exempt = isName ? part is "\"Timestamp\"" or "\"TraceId\"" or "\"SpanId\"" : exempt && part is ":";
            start = end;
        }

        return masked.ToString();
    }

    private static string Text(string text)
    {
        var masked = PersonalNumbers.Mask(text);
        return masked.Contains('@', StringComparison.Ordinal) || masked.Contains("%40", StringComparison.Ordinal)
            ? MailAddress().Replace(masked, "***@***")
            : masked;
    }

    private static int EndOfText(string line, int start)
    {
        for (var at = start + 1; at < line.Length; at++)
        {
            if (line[at] == '\\')
            {
                at++;
            }
            else if (line[at] == '"')
            {
                return at + 1;
            }
        }

        return line.Length;
    }

    [GeneratedRegex(@"(?<![\d.-])\d{9}(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"[\p{L}\d._%+'-]{1,64}(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
