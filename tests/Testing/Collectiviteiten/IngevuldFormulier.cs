using System.IO.Compression;
using System.Net;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Testing.Collectiviteiten;

/// <summary>Fills a downloaded form as a spreadsheet program does: rows below its heading, the rest as it was.</summary>
public static partial class IngevuldFormulier
{
    private const string Sheet = "xl/worksheets/sheet2.xml";

    /// <param name="rijen">Values by heading; what is not named stays empty.</param>
    public static byte[] Vul(byte[] formulier, params IEnumerable<(string Kop, string Waarde)[]> rijen)
    {
        using var bestand = new MemoryStream();
        bestand.Write(formulier);
        using (var archief = new ZipArchive(bestand, ZipArchiveMode.Update, leaveOpen: true))
        {
            var xml = Lees(archief);
            var koppen = Koppen(xml);
            var regels = rijen.Select((rij, i) => $"<row r=\"{i + 2}\">{string.Concat(rij.OrderBy(c => Plaats(koppen, c.Kop)).Select(c => Cel(Plaats(koppen, c.Kop), i + 2, c.Waarde)))}</row>");
            archief.GetEntry(Sheet)?.Delete();
            using var nieuw = archief.CreateEntry(Sheet).Open();
            nieuw.Write(Encoding.UTF8.GetBytes(xml.Replace("</sheetData>", string.Concat(regels) + "</sheetData>", StringComparison.Ordinal)));
        }

        return bestand.ToArray();
    }

    /// <summary>Headings of the form, in order.</summary>
    public static IReadOnlyList<string> Koppen(byte[] formulier)
    {
        using var archief = new ZipArchive(new MemoryStream(formulier));
        return Koppen(Lees(archief));
    }

    private static string Lees(ZipArchive archief)
    {
        using var deel = new StreamReader((archief.GetEntry(Sheet) ?? throw new InvalidDataException("No form.")).Open());
        return deel.ReadToEnd();
    }

    private static List<string> Koppen(string xml) => [.. Tekst().Matches(xml[..xml.IndexOf("</row>", StringComparison.Ordinal)]).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    private static int Plaats(List<string> koppen, string kop) => koppen.IndexOf(kop) is >= 0 and var plaats ? plaats : throw new ArgumentException($"No column {kop}.", nameof(kop));

    private static string Cel(int plaats, int rij, string waarde) => $"<c r=\"{(char)('A' + plaats)}{rij}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(waarde)}</t></is></c>";

    [GeneratedRegex("<t xml:space=\"preserve\">(.*?)</t>")]
    private static partial Regex Tekst();
}
