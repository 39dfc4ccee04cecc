using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Ui;

/// <summary>Text of a cell in which a date is not broken over two lines: browsers break after each hyphen.</summary>
internal static partial class WholeDates
{
    public static void Append(StringBuilder html, string? text)
    {
        var (rest, done) = (text ?? "", 0);
        foreach (var date in Dates().EnumerateMatches(rest))
        {
            html.AppendHtml($"{rest[done..date.Index]}<span class=\"portal-date\">{rest.Substring(date.Index, date.Length)}</span>");
            done = date.Index + date.Length;
        }

        html.AppendHtml($"{rest[done..]}");
    }

    [GeneratedRegex(@"\b[0-9]{2}-[0-9]{2}-[0-9]{4}\b", RegexOptions.None, 100)]
    private static partial Regex Dates();
}
