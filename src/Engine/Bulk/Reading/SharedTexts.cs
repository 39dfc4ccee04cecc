using System.Text;
using System.Xml;

namespace Engine.Bulk.Reading;

/// <summary>Texts that cells refer to by number.</summary>
internal static class SharedTexts
{
    /// <exception cref="UnfitFileException">They are too many to keep.</exception>
    public static List<string> Read(Package package, string? path)
    {
        var texts = new List<string>();
        if (path is null)
        {
            return texts;
        }

        using var reader = package.Read(path);
        var left = ReadLimits.SharedCharacters;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                var text = ReadText(reader);
                left -= text.Length;
                texts.Add(left >= 0 && texts.Count < ReadLimits.SharedTexts ? text : throw new UnfitFileException(BulkRefusals.Bomb));
            }
        }

        return texts;
    }

    /// <summary>The text of an element with runs: all of it, without how it is pronounced.</summary>
    /// <param name="reader">On the element; afterwards on its end.</param>
    public static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var inText = false;
        var ruby = int.MaxValue;
        string? first = null;
        StringBuilder? more = null;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    ruby = reader.LocalName == "rPh" && !reader.IsEmptyElement && ruby == int.MaxValue ? reader.Depth : ruby;
                    inText = reader.LocalName == "t" && !reader.IsEmptyElement && ruby == int.MaxValue;
                    break;
                case XmlNodeType.EndElement:
                    ruby = reader.Depth == ruby ? int.MaxValue : ruby;
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText:
                    if (first is null)
                    {
                        first = reader.Value;
                    }
                    else if ((more ??= new(first)).Length < ReadLimits.CellText)
                    {
                        more.Append(reader.Value);
                    }

                    break;
            }
        }

        var text = more?.ToString() ?? first ?? "";
        return text.Length <= ReadLimits.CellText ? text : text[..ReadLimits.CellText];
    }
}
