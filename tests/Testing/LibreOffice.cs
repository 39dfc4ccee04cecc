using System.Diagnostics;

namespace Testing;

/// <summary>Opens a workbook in LibreOffice and saves it, as somebody does who has no Excel.</summary>
public static class LibreOffice
{
    private const string Program = "/usr/bin/soffice";

    /// <summary>False where it is not installed.</summary>
    public static bool IsHere => File.Exists(Program);

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
