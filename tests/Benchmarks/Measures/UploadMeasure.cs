using System.Diagnostics;
using Collectiviteit.Mutaties;
using Collectiviteit.Uploads;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Engine.Bulk;
using Engine.Bulk.Uploads;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Schema;
using Testing.Collectiviteiten;
using Testing.Databases;

namespace Benchmarks.Measures;

/// <summary>
/// Ten thousand rows of a filled form: read and checked against a bare SAX read of the same file, in turn; and the whole way until they are
/// stored as requests, on a PostgreSQL that waits for the disk at each commit.
/// </summary>
internal static class UploadMeasure
{
    private const int PerSecond = 5_000;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await using var customer = await Collectief.MaakAsync(provider: DatabaseProvider.Postgres, server: PostgresServer.StartAnother(isDurable: true));
        var definition = await customer.Als<AanEnAfmeldingen, SheetDefinition>(i => i.DefinitionAsync([customer.Salaris.Id, customer.AnderSalaris.Id], default));
        return [await ReadAsync(customer, definition, arguments.Pairs), await ImportAsync(customer, arguments.Pairs)];
    }

    private static async Task<Finding> ReadAsync(Collectief customer, SheetDefinition definition, int pairs)
    {
        var file = UploadFile.Fill(await FormAsync(customer), 0);
        var (ratios, mine, theirs) = (new List<double>(), 0.0, 0.0);
        for (var pair = -2; pair < pairs * 2; pair++)
        {
            var sax = Timed(() => Sax(file));
            var ours = Timed(() => Check(file, definition));
            if (pair >= 0)
            {
                ratios.Add(sax / ours);
                (mine, theirs) = (ours * 1_000, sax * 1_000);
            }
        }

        var ratio = Ratio.Of(ratios);
        return new("upload, 10,000 x 12 read and checked", FormattableString.Invariant($"{ratio} ({mine:F0} ms against {theirs:F0} ms)"), ">= 60% of the Open XML SAX reader", ratio.Low >= 0.6);
    }

    private static async Task<Finding> ImportAsync(Collectief customer, int pairs)
    {
        var speeds = new List<double>();
        for (var round = 0; round < pairs; round++)
        {
            var file = UploadFile.Fill(await FormAsync(customer), round);
            var from = Stopwatch.GetTimestamp();
            var received = await customer.Als<ReceiveUpload, Engine.Modules.Result<ReceivedUpload>>(
                r => r.HandleAsync("collectiviteit.upload", [customer.Salaris.Id, customer.AnderSalaris.Id], "meting.xlsx", file, default), customer.Gebruiker());
            while (!await BatchAsync(customer, received.Value.Id))
            {
            }

            speeds.Add(UploadFile.Rows / Stopwatch.GetElapsedTime(from).TotalSeconds);
            var stored = await customer.Lees(db => db.Set<Mutatie>().CountAsync());
            if (stored != UploadFile.Rows * (round + 1))
            {
                throw new InvalidOperationException($"{stored} requests were stored.");
            }
        }

        var speed = speeds.Skip(1).Order().ElementAt((speeds.Count - 1) / 2);
        return new("upload, received to stored as requests, PostgreSQL", FormattableString.Invariant($"{speed:F0} rows/s ({speeds.Skip(1).Min():F0} to {speeds.Skip(1).Max():F0})"), $">= {PerSecond} rows/s", speed >= PerSecond);
    }

    /// <summary>One turn of the work as the worker does it, without the requests that it asks for.</summary>
    private static Task<bool> BatchAsync(Collectief customer, Guid upload) => customer.Database.As(customer.Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await services.GetServices<JobHandler>().Single(h => h.Kind == BulkJob.JobKind).HandleAsync(upload, db, default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return await db.Set<BulkUpload>().AnyAsync(u => u.Id == upload && u.FinishedAt != null);
    });

    private static async Task<byte[]> FormAsync(Collectief customer) =>
        (await customer.Als<Uploadformulieren, Formulierbestand?>(f => f.LeegAsync(null, default), customer.Gebruiker()) ?? throw new InvalidOperationException("No form.")).Inhoud;

    private static double Timed(Func<int> read)
    {
        var from = Stopwatch.GetTimestamp();
        if (read() != UploadFile.Rows)
        {
            throw new InvalidOperationException("Not every row was read.");
        }

        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static int Check(byte[] file, SheetDefinition definition)
    {
        using var form = Engine.Bulk.Reading.FormFile.Open(file).Value;
        return form.Rows(definition).Count(r => !RowCheck.Check(definition, r).IsRefused);
    }

    private static int Sax(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("No workbook.");
        var texts = (workbook.SharedStringTablePart?.SharedStringTable ?? throw new InvalidDataException("No texts.")).Elements<SharedStringItem>().Select(i => i.InnerText).ToList();
        var (rows, letters) = (-1, 0);
        using var reader = OpenXmlReader.Create(workbook.GetPartById("rId2"));
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                rows++;
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.LoadCurrentElement() is Cell cell)
            {
                var value = cell.CellValue?.InnerText ?? "";
                letters += cell.DataType?.Value == CellValues.SharedString ? texts[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)].Length : value.Length;
            }
        }

        return letters > 0 ? rows : 0;
    }
}
