using Engine.Documents;

namespace Engine.Bulk.Templates;

/// <summary>One sheet of a form in the making.</summary>
internal sealed class SheetXml
{
    private readonly XmlBuffer xml = new();
    private int row;

    public SheetXml(string views, IEnumerable<(double Width, int Style)> columns)
    {
        xml.Raw($"{TemplateParts.Head}<worksheet xmlns=\"{TemplateParts.Main}\"><sheetViews>{views}</sheetViews><cols>");
        var number = 0;
        foreach (var (width, style) in columns)
        {
            number++;
            xml.Raw($"<col min=\"{number}\" max=\"{number}\" width=\"");
            xml.Number(width);
            xml.Raw($"\" style=\"{style}\" customWidth=\"1\"/>");
        }

        xml.Raw("</cols><sheetData>"u8);
    }

    /// <summary>Adds a row; an empty text leaves its cell out.</summary>
    public void Row(params IEnumerable<(string Text, int Style)> cells)
    {
        xml.Raw($"<row r=\"{++row}\">");
        var column = 0;
        foreach (var (text, style) in cells)
        {
            if (text.Length > 0)
            {
                xml.Raw($"<c r=\"{XlsxWriter.Letters(column)}{row}\" t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">");
                xml.Text(text);
                xml.Raw("</t></is></c>"u8);
            }

            column++;
        }

        xml.Raw("</row>"u8);
    }

    /// <summary>Ends the rows and adds what stands behind them.</summary>
    public void Behind(string part) => xml.Raw(part);

    public void Text(string text) => xml.Text(text);

    public ValueTask WriteAsync(Stream target, CancellationToken cancellation)
    {
        xml.Raw("</worksheet>"u8);
        return xml.FlushAsync(target, cancellation);
    }
}
