using System.Text;
using Engine.Documents;
using Shouldly;

namespace Engine.Tests.Documents;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("Jansen", "Jansen")]
    [InlineData("van der Poel; Jan", "\"van der Poel; Jan\"")]
    [InlineData("zij zei \"ja\"", "\"zij zei \"\"ja\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+31", "\"'+31\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@cmd", "\"'@cmd\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    public async Task Text_is_quoted_and_never_a_formula(string text, string expected) =>
        (await WriteAsync(new XlsxColumn<string>("Naam", t => t), text)).ShouldBe($"\uFEFFNaam\r\n{expected}\r\n");

    [Fact]
    public async Task Numbers_and_dates_read_Dutch()
    {
        (await WriteAsync(new XlsxColumn<decimal>("Bedrag", n => n), -1234.5m)).ShouldEndWith("\r\n-1234,5\r\n");
        (await WriteAsync(new XlsxColumn<DateOnly>("Datum", d => d), new DateOnly(2026, 11, 2))).ShouldEndWith("\r\n02-11-2026\r\n");
        (await WriteAsync(new XlsxColumn<DateTimeOffset>("Moment", m => m), new DateTimeOffset(2026, 11, 2, 8, 5, 9, TimeSpan.Zero)))
            .ShouldEndWith("\r\n02-11-2026 09:05:09\r\n");
    }

    private static async Task<string> WriteAsync<T>(XlsxColumn<T> column, T value)
    {
        var file = new AsyncOnlyStream();
        await CsvWriter.WriteAsync(file, [column], new[] { value }.ToAsyncEnumerable(), default);
        return Encoding.UTF8.GetString(file.Content.ToArray());
    }
}
