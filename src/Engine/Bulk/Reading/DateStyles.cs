using System.Globalization;
using System.Xml;

namespace Engine.Bulk.Reading;

/// <summary>Which cell styles show a number as a day.</summary>
internal static class DateStyles
{
    private const int MostStyles = 65_000;

    public static bool[] Read(Package package, string? path)
    {
        if (path is null)
        {
            return [];
        }

        var formats = new Dictionary<string, bool>(StringComparer.Ordinal);
        var styles = new List<bool>();
        var inCells = false;
        using var reader = package.Read(path);
        while (reader.Read())
        {
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "numFmt" } when reader.GetAttribute("numFmtId") is { } id:
                    formats[id] = IsDate(reader.GetAttribute("formatCode") ?? "");
                    break;
                case { LocalName: "cellXfs" }:
                    inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "xf" } when inCells && styles.Count < MostStyles:
                    var format = reader.GetAttribute("numFmtId") ?? "0";
                    styles.Add(formats.TryGetValue(format, out var date) ? date : IsBuiltIn(format));
                    break;
            }
        }

        return [.. styles];
    }

    private static bool IsBuiltIn(string format) =>
        int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    // what stands between quotes or brackets, or behind a backslash, is shown as it is
    private static bool IsDate(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is > 0 and var end ? end : code.Length;
                    break;
                case '[':
                    i = code.IndexOf(']', i + 1) is > 0 and var close ? close : code.Length;
                    break;
                case '\\':
                    i++;
                    break;
                case 'd' or 'D' or 'y' or 'Y' or 'j' or 'J':
                    return true;
            }
        }

        return false;
    }
}
