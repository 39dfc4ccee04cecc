using System.Globalization;
using System.Xml;

namespace Engine.Bulk.Reading;

/// <summary>Reads the rows of a sheet one by one into the same cells; what stands beyond the last column that a form can have is passed over.</summary>
internal sealed class SheetReader(XmlReader reader, IReadOnlyList<string> texts, bool[] dayStyles)
{
    private readonly RawCell[] cells = new RawCell[ReadLimits.Columns];
    private int filled;
    private int column;

    /// <summary>The cells of the row just read.</summary>
    public ReadOnlySpan<RawCell> Cells => cells;

    /// <summary>Its number.</summary>
    public int Number { get; private set; }

    /// <summary>Goes on to the next row that holds anything.</summary>
    public bool Read()
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "row":
                        Begin();
                        break;
                    case "c":
                        ReadCell();
                        break;
                }
            }
            else if (filled > 0 && reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" })
            {
                return true;
            }
        }

        return false;
    }

    private void Begin()
    {
        Number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Number + 1;
        Array.Clear(cells);
        filled = 0;
        column = -1;
    }

    private void ReadCell()
    {
        var (type, style) = ("", -1);
        column++;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "r":
                    column = PlaceOf(reader.Value, column);
                    break;
                case "t":
                    type = reader.Value;
                    break;
                case "s":
                    style = int.TryParse(reader.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : -1;
                    break;
            }
        }

        reader.MoveToElement();
        if (reader.IsEmptyElement)
        {
            return;
        }

        var cell = type == "inlineStr" ? new(CellKind.Text, SharedTexts.ReadText(reader)) : Value(type, style, ReadValue());
        if (column < cells.Length && cell.Text is { Length: > 0 })
        {
            cells[column] = cell;
            filled++;
        }
    }

    private string ReadValue()
    {
        var depth = reader.Depth;
        var value = "";
        var inValue = false;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    inValue = reader.LocalName == "v" && !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    inValue = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when inValue && value.Length <= ReadLimits.CellText:
                    value = value.Length == 0 ? reader.Value : value + reader.Value;
                    break;
            }
        }

        return value.Length <= ReadLimits.CellText ? value : value[..ReadLimits.CellText];
    }

    private RawCell Value(string type, int style, string value) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var text) && text < texts.Count ? new(CellKind.Text, texts[text]) : default,
        // a formula that gives text, a failed formula, a day as ISO writes it
        "str" or "e" or "d" => new(CellKind.Text, value),
        "b" => new(value == "1" ? CellKind.Yes : CellKind.No, value),
        _ => new((uint)style < (uint)dayStyles.Length && dayStyles[style] ? CellKind.Day : CellKind.Number, value),
    };

    /// <summary>Place of "AB12", counted from nought; the one expected when the reference says none.</summary>
    private static int PlaceOf(string reference, int expected)
    {
        var place = 0;
        foreach (var letter in reference)
        {
            if (letter is < 'A' or > 'Z' || place > 100_000)
            {
                break;
            }

            place = (place * 26) + (letter - 'A') + 1;
        }

        return place == 0 ? expected : place - 1;
    }
}
