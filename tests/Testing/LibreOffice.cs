using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Testing;

/// <summary>A test that needs LibreOffice; where it is not installed the run says that it was skipped. What LibreOffice saved earlier is tested everywhere.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = LibreOffice.IsHere ? null : "LibreOffice is not installed.";
}

/// <summary>Opens a workbook in LibreOffice and saves it, as somebody does who has no Excel.</summary>
public static class LibreOffice
{
    private const string Program = "/usr/bin/soffice";

    /// <summary>What stands in <see cref="SavedForm"/> where a form has its stamp.</summary>
    public const string Stamp = "STEMPEL";

    /// <summary>What stands there as first day of each person.</summary>
    public const string Day = "DATUM";

    /// <summary>Surnames of the people in <see cref="SavedForm"/>, with references LO-0 and further, born on 17 March 1985.</summary>
    public static readonly IReadOnlyList<string> Names = ["Żółkiewska", "Öztürk-İnan", "Țăranu", "Dąbrowska", "Çelik", "Brâncuși"];

    /// <summary>A form of contract 400100, filled and saved by LibreOffice 7.4.</summary>
    public static byte[] SavedForm => File.ReadAllBytes(Repository.Path("tests/Testing/Collectiviteiten/Files/libreoffice-formulier.xlsx"));

    /// <summary>False where it is not installed.</summary>
    internal static bool IsHere => File.Exists(Program);

    /// <summary>The saved form with other texts: LibreOffice keeps all of them in one part.</summary>
    public static byte[] SavedFormWith(string stamp, string day)
    {
        const string texts = "xl/sharedStrings.xml";
        using var file = new MemoryStream();
        file.Write(SavedForm);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = archive.GetEntry(texts) ?? throw new InvalidDataException("No texts.");
            string xml;
            using (var reader = new StreamReader(part.Open()))
            {
                xml = reader.ReadToEnd();
            }

            part.Delete();
            using var changed = archive.CreateEntry(texts).Open();
            changed.Write(Encoding.UTF8.GetBytes(xml.Replace($">{Stamp}<", $">{stamp}<", StringComparison.Ordinal).Replace($">{Day}<", $">{day}<", StringComparison.Ordinal)));
        }

        return file.ToArray();
    }

    public static async Task<byte[]> SaveAsync(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "form.xlsx");
        await File.WriteAllBytesAsync(file, workbook);
        var start = new ProcessStartInfo(Program)
        {
            ArgumentList = { "--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", $"{folder.Path}/out", file },
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using (var process = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice does not start."))
        {
            await process.WaitForExitAsync();
        }

        return await File.ReadAllBytesAsync(Path.Combine(folder.Path, "out", "form.xlsx"));
    }
}
