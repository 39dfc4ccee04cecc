using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>
/// Markup in one piece, for what a page repeats with each row: <c>html.AppendHtml($"&lt;b&gt;{name}&lt;/b&gt;")</c>. What stands in the text is markup, what is put into it is
/// encoded. Written element by element a list has ten thousand pieces, and those cost more than reading its rows.
/// </summary>
public static class Html
{
    public static StringBuilder AppendHtml(this StringBuilder html, [InterpolatedStringHandlerArgument(nameof(html))] ref HtmlText text) => text.Target;

    public static MarkupString Of(Action<StringBuilder> write)
    {
        var html = new StringBuilder();
        write(html);
        return new(html.ToString());
    }
}

/// <summary>Puts the pieces together; the compiler calls it.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlText(int literalLength, int formattedCount, StringBuilder html)
{
    internal StringBuilder Target { get; } = Room(html, literalLength + (16 * formattedCount));

    public void AppendLiteral(string markup) => Target.Append(markup);

    public void AppendFormatted(string? value) => Target.Append(HtmlEncoder.Default.Encode(value ?? ""));

    /// <summary>Markup already: not encoded again.</summary>
    public void AppendFormatted(MarkupString markup) => Target.Append(markup.Value);

    public void AppendFormatted(Guid value) => Target.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

    private static StringBuilder Room(StringBuilder html, int more)
    {
        html.EnsureCapacity(html.Length + more);
        return html;
    }
}
