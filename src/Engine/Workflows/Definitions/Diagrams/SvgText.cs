using System.Globalization;
using System.Text;
using System.Xml;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Writes elements of SVG. Every text is escaped here, and what no document may hold is left out.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    public SvgText Open(string element, params (string Name, string? Value)[] attributes)
    {
        Start(element, attributes);
        text.Append('>');
        return this;
    }

    public SvgText Empty(string element, params (string Name, string? Value)[] attributes)
    {
        Start(element, attributes);
        text.Append("/>");
        return this;
    }

    public SvgText Close(string element)
    {
        text.Append("</").Append(element).Append('>');
        return this;
    }

    public SvgText Element(string element, string content, params (string Name, string? Value)[] attributes)
    {
        Open(element, attributes);
        Escape(content);
        return Close(element);
    }

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString();

    private void Start(string element, (string Name, string? Value)[] attributes)
    {
        text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                text.Append(' ').Append(name).Append("=\"");
                Escape(value);
                text.Append('"');
            }
        }
    }

    private void Escape(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var sign = value[i];
            if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], sign))
            {
                text.Append(sign).Append(value[++i]);
            }
            else if (XmlConvert.IsXmlChar(sign) && !IsDirection(sign))
            {
                Append(sign);
            }
        }
    }

    private void Append(char sign) => _ = sign switch
    {
        '&' => text.Append("&amp;"),
        '<' => text.Append("&lt;"),
        '>' => text.Append("&gt;"),
        '"' => text.Append("&quot;"),
        '\'' => text.Append("&#39;"),
        _ => text.Append(sign),
    };

    // marks that turn the direction of text around would turn what follows them in the page
    private static bool IsDirection(char sign) => sign is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
