using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>Text that may hold dates: a browser breaks a line after any dash, and half a date at the end of a line is misread.</summary>
public static partial class WholeDates
{
    /// <summary>Signs of one date.</summary>
    public const int Length = 10;

    /// <returns>The text encoded, each <c>dd-mm-jjjj</c> in an element that stays on one line.</returns>
    public static MarkupString In(string? text)
    {
        var encoded = HtmlEncoder.Default.Encode(text ?? "");
        return new(encoded.Contains('-', StringComparison.Ordinal) ? Date().Replace(encoded, "<span class=\"portal-whole\">$0</span>") : encoded);
    }

    [GeneratedRegex(@"(?<![\d-])\d{2}-\d{2}-\d{4}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
