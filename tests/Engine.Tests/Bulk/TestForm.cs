using System.IO.Compression;
using System.Text;
using Engine.Bulk;
using Engine.Bulk.Reading;
using Engine.Modules;

namespace Engine.Tests.Bulk;

/// <summary>A small form, and workbooks put together part by part, as no program would write them.</summary>
internal static class TestForm
{
    public const string ContentTypes = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""";

    public static readonly SheetDefinition Definition = new("test.form", 1, "Regels",
    [
        new("soort", "Soort", SheetType.Choice) { IsRequired = true, Choices = ["Aanmelding", "Afmelding"], Identifies = true, Instruction = "Kies wat u wilt." },
        new("naam", "Naam", SheetType.Text) { IsRequired = true, MaximumLength = 30, Identifies = true, Instruction = "Zoals op het paspoort.", Example = "Wiśniewska" },
        new("geboren", "Geboortedatum", SheetType.Date) { IsRequired = true, Identifies = true, Instruction = "Dag-maand-jaar." },
        new("nummer", "Nummer", SheetType.Text) { MaximumLength = 15, Instruction = "Uw eigen nummer." },
    ])
    {
        Title = "Test", Instructions = ["Vul per persoon één regel in."], MaximumRows = 50,
    };

    public static string Heading => Row(1, "Soort", "Naam", "Geboortedatum", "Nummer");

    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((t, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(t)}</t></is></c>"))}</row>";

    /// <param name="rows">Content of the sheet's data.</param>
    /// <param name="extra">Parts besides, or instead.</param>
    public static byte[] Workbook(string rows, bool from1904 = false, params (string Path, string Content)[] extra) => Zip(
    [
        ("[Content_Types].xml", ContentTypes),
        ("_rels/.rels", Relations("rId1", "officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", $"""<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="{(from1904 ? 1 : 0)}"/><sheets><sheet name="Regels" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", Relations("rId1", "worksheet", "worksheets/sheet1.xml", ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "styles.xml"))),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ("xl/sharedStrings.xml", "<sst/>"),
        ("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd\\-mm\\-yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"),
    ], extra);

    /// <summary>The same with the hidden sheet of a form.</summary>
    public static byte[] WithStamp(string rows, string stamp) => Workbook(rows, false,
        ("xl/workbook.xml", """<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Regels" sheetId="1" r:id="rId1"/><sheet name="Lijsten" sheetId="2" r:id="rId4"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", Relations("rId1", "worksheet", "worksheets/sheet1.xml", ("rId4", "worksheet", "worksheets/sheet2.xml"))),
        ("xl/worksheets/sheet2.xml", $"<worksheet><sheetData>{Row(1, stamp)}</sheetData></worksheet>"));

    public static byte[] Zip(IEnumerable<(string Path, string Content)> parts, params (string Path, string Content)[] instead)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts.Where(p => instead.All(i => i.Path != p.Path)).Concat(instead))
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    public static string Relations(string id, string type, string target, params (string Id, string Type, string Target)[] more) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(more.Prepend((id, type, target)).Select(r => $"<Relationship Id=\"{r.Item1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Item2}\" Target=\"{r.Item3}\"/>"))
        + "</Relationships>";

    /// <summary>All rows, or why there are none.</summary>
    public static Result<List<SheetRow>> Read(byte[] content, SheetDefinition? definition = null)
    {
        var opened = FormFile.Open(content);
        if (opened.IsRefused)
        {
            return opened.Refusals.ToArray();
        }

        using var file = opened.Value;
        try
        {
            return file.Rows(definition ?? Definition).ToList();
        }
        catch (UnfitFileException unfit)
        {
            return unfit.Refusal;
        }
    }

    public static string? CodeOf(byte[] content) => Read(content) is { IsRefused: true, Refusals: [var refusal, ..] } ? refusal.Code : null;
}
