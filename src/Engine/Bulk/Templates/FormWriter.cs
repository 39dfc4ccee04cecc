using System.IO.Compression;
using System.Text;
using Engine.Bulk.Reading;

namespace Engine.Bulk.Templates;

/// <summary>A row that stands in a form already, with what to do about it.</summary>
public sealed record FilledRow(SheetRow Row, IReadOnlyList<RowFault> Faults);

/// <summary>Writes a form as a spreadsheet: explanation, drop-downs, types, a heading that cannot be changed, and the stamp.</summary>
public static class FormWriter
{
    private const string ReasonTitle = "Waarom geweigerd";
    private const string RemedyTitle = "Wat u doet";

    // who fills in may sort, and put rows in or take them out
    private const string Protection = "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" insertRows=\"0\" deleteRows=\"0\" sort=\"0\" autoFilter=\"0\"/>";

    /// <param name="stamp">Of <see cref="SheetStamps.Write"/>.</param>
    /// <param name="rows">Rows that are to be corrected, which get two columns more that say why; none for an empty form.</param>
    public static async Task<byte[]> WriteAsync(SheetDefinition definition, string stamp, IReadOnlyList<FilledRow> rows, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await using (var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation))
        {
            foreach (var (path, content) in TemplateParts.Fixed(definition.Sheet, FormFile.HiddenSheet))
            {
                await using var part = await archive.CreateEntry(path).OpenAsync(cancellation);
                await part.WriteAsync(Encoding.UTF8.GetBytes(content), cancellation);
            }

            SheetXml[] sheets = [Explanation(definition), Form(definition, rows), Hidden(definition, stamp)];
            for (var i = 0; i < sheets.Length; i++)
            {
                await using var part = await archive.CreateEntry($"xl/worksheets/sheet{i + 1}.xml").OpenAsync(cancellation);
                await sheets[i].WriteAsync(part, cancellation);
            }
        }

        return file.ToArray();
    }

    private static SheetXml Explanation(SheetDefinition definition)
    {
        var sheet = new SheetXml("<sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"/>", [(28, TemplateParts.Wrapped), (14, TemplateParts.Wrapped), (70, TemplateParts.Wrapped), (24, TemplateParts.Wrapped)]);
        sheet.Row((definition.Title, TemplateParts.Title));
        foreach (var line in definition.Instructions)
        {
            sheet.Row((line, 0));
        }

        sheet.Row();
        sheet.Row(("Kolom", TemplateParts.Heading), ("Verplicht", TemplateParts.Heading), ("Wat u invult", TemplateParts.Heading), ("Voorbeeld", TemplateParts.Heading));
        foreach (var column in definition.Columns)
        {
            sheet.Row((column.Title, TemplateParts.Wrapped), (column.IsRequired ? "ja" : column.NeededWhen ?? "nee", TemplateParts.Wrapped), (column.Instruction, TemplateParts.Wrapped), (column.Example, TemplateParts.Wrapped));
        }

        sheet.Behind("</sheetData><sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"/>");
        return sheet;
    }

    private static SheetXml Form(SheetDefinition definition, IReadOnlyList<FilledRow> rows)
    {
        IEnumerable<(double, int)> columns = definition.Columns.Select(c => (c.Width, Style(c)));
        IEnumerable<(string, int)> heading = definition.Columns.Select(c => (c.Title, TemplateParts.Heading));
        if (rows.Count > 0)
        {
            columns = columns.Append((50, TemplateParts.Wrapped)).Append((50, TemplateParts.Wrapped));
            heading = heading.Append((ReasonTitle, TemplateParts.Heading)).Append((RemedyTitle, TemplateParts.Heading));
        }

        var sheet = new SheetXml("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>", columns);
        sheet.Row(heading);
        foreach (var (row, faults) in rows)
        {
            sheet.Row(definition.Columns.Select((c, i) => (row.Values[i], Style(c)))
                .Append((string.Join(' ', faults.Select(f => f.Reason)), TemplateParts.Wrapped))
                .Append((string.Join(' ', faults.Select(f => f.Remedy).Distinct()), TemplateParts.Wrapped)));
        }

        sheet.Behind("</sheetData>" + Protection);
        Validations.Write(sheet, definition);
        return sheet;
    }

    private static SheetXml Hidden(SheetDefinition definition, string stamp)
    {
        var sheet = new SheetXml("<sheetView workbookViewId=\"0\"/>", [(20, 0)]);
        var longest = Math.Max(1, definition.Columns.Max(c => c.Choices.Count));
        for (var i = 0; i < longest; i++)
        {
            sheet.Row(definition.Columns.Select(c => (c.Choices.ElementAtOrDefault(i) ?? "", TemplateParts.Wrapped)).Prepend((i == 0 ? stamp : "", TemplateParts.Wrapped)));
        }

        sheet.Behind("</sheetData><sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"/>");
        return sheet;
    }

    private static int Style(SheetColumn column) => column.Type == SheetType.Date ? TemplateParts.DateCell : TemplateParts.TextCell;
}
