using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Benchmarks.Measures;

/// <summary>A filled form as Excel saves it: texts that cells share, days as numbers.</summary>
internal static class UploadFile
{
    public const int Rows = 10_000;

    /// <summary>Twelve of the form's columns, with what stands in a row; days start with a number sign.</summary>
    public static readonly (string Title, Func<int, string> Value)[] Columns =
    [
        ("Soort", _ => "Aanmelding"), ("Contract", i => i % 2 == 0 ? "23595" : "23596"), ("Datum", _ => "#2026-09-16"), ("Voorletters", i => $"{(char)('A' + (i % 26))}."),
        ("Voornaam", i => $"Voornaam {Letters(i % 500)}"), ("Achternaam", i => $"Wiśniewska {Letters(i)}"), ("Geboortedatum", i => $"#{new DateOnly(1960, 1, 1).AddDays(i % 15_000):yyyy-MM-dd}"),
        ("Geslacht", i => i % 2 == 0 ? "man" : "vrouw"), ("Extern referentienummer", i => $"LN-{i:D5}"), ("Straat", _ => "ul. Polna"), ("Huisnummer", i => $"{i % 300}"), ("Woonplaats", _ => "Warszawa"),
    ];

    /// <param name="form">An empty form of the portal.</param>
    /// <param name="round">Makes other people each time.</param>
    public static byte[] Fill(byte[] form, int round)
    {
        using var file = new MemoryStream();
        file.Write(form);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var texts = new Dictionary<string, int>(StringComparer.Ordinal);
            var sheet = Sheet(texts, round);
            Replace(archive, "xl/worksheets/sheet2.xml", xml => xml[..xml.IndexOf("<sheetData>", StringComparison.Ordinal)] + sheet + xml[(xml.IndexOf("</sheetData>", StringComparison.Ordinal) + 12)..]);
            Replace(archive, "xl/_rels/workbook.xml.rels", xml => xml.Replace(
                "</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>", StringComparison.Ordinal));
            Replace(archive, "[Content_Types].xml", xml => xml.Replace(
                "</Types>", "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>", StringComparison.Ordinal));
            using var shared = archive.CreateEntry("xl/sharedStrings.xml").Open();
            shared.Write(Encoding.UTF8.GetBytes(
                $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(texts.OrderBy(t => t.Value).Select(t => $"<si><t>{t.Key}</t></si>"))}</sst>"));
        }

        return file.ToArray();
    }

    private static string Sheet(Dictionary<string, int> texts, int round)
    {
        string[] all = ["Soort", "Contract", "Datum", "Relatienummer", "Voorletters", "Voornaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Geslacht", "Extern referentienummer", "Reden van afmelden", "Straat", "Huisnummer", "Postcode", "Woonplaats", "Land"];
        var xml = new StringBuilder("<sheetData><row r=\"1\">");
        for (var i = 0; i < all.Length; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + i)}1\" s=\"1\" t=\"s\"><v>{Shared(texts, all[i])}</v></c>");
        }

        xml.Append("</row>");
        for (var row = 0; row < Rows; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 2}\" spans=\"1:17\">");
            foreach (var (title, value) in Columns)
            {
                var (place, text) = ((char)('A' + Array.IndexOf(all, title)), value(row + (title == "Achternaam" ? round * Rows : 0)));
                xml.Append(text.StartsWith('#')
                    ? FormattableString.Invariant($"<c r=\"{place}{row + 2}\" s=\"3\"><v>{DateOnly.ParseExact(text[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>")
                    : FormattableString.Invariant($"<c r=\"{place}{row + 2}\" s=\"2\" t=\"s\"><v>{Shared(texts, text)}</v></c>"));
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData>").ToString();
    }

    private static int Shared(Dictionary<string, int> texts, string text) => texts.TryGetValue(text, out var place) ? place : texts[text] = texts.Count;

    private static string Letters(int number) => number < 26 ? $"{(char)('a' + number)}" : Letters((number / 26) - 1) + (char)('a' + (number % 26));

    private static void Replace(ZipArchive archive, string path, Func<string, string> change)
    {
        var entry = archive.GetEntry(path) ?? throw new InvalidDataException(path);
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        using var part = archive.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(change(text)));
    }
}
