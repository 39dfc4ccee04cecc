using System.IO.Compression;
using System.Text;
using Shouldly;

namespace Engine.Tests.Bulk;

/// <summary>UPL-1, UPL-2, UPL-3 and UPL-5: files that were made to do harm, and files that are something else.</summary>
[Collection(nameof(WholeMemory))]
public sealed class HostileFileTests
{
    private const string Doctype = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;&a;\">]>";

    [Fact]
    public void UPL_1_a_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(("xl/worksheets/sheet1.xml", 300_000_000));
        bomb.Length.ShouldBeLessThan(4_000_000);
        Grown(() => TestForm.CodeOf(bomb).ShouldBe("bulk.bomb")).ShouldBeLessThan(64_000_000);
    }

    [Fact]
    public void UPL_1_many_parts_that_are_small_each_are_a_bomb_together() =>
        TestForm.CodeOf(Zip([.. Enumerable.Range(0, 1_001).Select(i => ($"xl/p{i}.bin", 10))])).ShouldBe("bulk.bomb");

    [Fact]
    public void UPL_1_texts_that_cells_share_are_counted() =>
        Grown(() => TestForm.CodeOf(Zip(("xl/sharedStrings.xml", 201_000_000))).ShouldBe("bulk.bomb")).ShouldBeLessThan(64_000_000);

    [Fact]
    public void UPL_1_what_an_archive_says_of_itself_is_not_believed()
    {
        // 20 MB of one letter that the directory calls 900 kB; the reader never gets more out of it than that
        var bomb = Zip(("xl/sharedStrings.xml", 20_000_000));
        var lied = Lie(bomb, 20_000_000, 900_000);
        TestForm.CodeOf(lied).ShouldNotBeNull();
    }

    [Fact]
    public void UPL_1_parts_that_share_their_bytes_are_refused()
    {
        var honest = TestForm.Workbook(TestForm.Heading);
        TestForm.CodeOf(LongerThanTheFile(honest)).ShouldBe("bulk.bomb");
    }

    [Fact]
    public void UPL_1_an_archive_in_an_archive_stays_closed()
    {
        var inner = Convert.ToBase64String(Zip(("a", 300_000_000)));
        TestForm.Read(TestForm.Workbook(TestForm.Heading + Jansen(2), extra: ("xl/media/inner.zip", inner))).Value.Count.ShouldBe(1);
    }

    [Fact]
    public void UPL_2_reading_stops_at_the_row_limit()
    {
        var workbook = TestForm.Workbook(TestForm.Heading + string.Concat(Enumerable.Range(2, 100_000).Select(Jansen)));
        TestForm.CodeOf(workbook).ShouldBe("bulk.too-many-rows");
    }

    [Fact]
    public void UPL_2_a_sheet_that_lies_about_its_size_and_cells_far_away_cost_nothing()
    {
        var rows = $"{TestForm.Heading}{Jansen(2)}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>";
        var workbook = TestForm.Workbook("", extra: ("xl/worksheets/sheet1.xml", $"<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"));
        TestForm.Read(workbook).Value.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public void UPL_2_memory_does_not_grow_with_rows_of_many_cells()
    {
        var wide = "<row>" + string.Concat(Enumerable.Range(0, 16_384).Select(i => $"<c><v>{i % 977}</v></c>")) + "</row>";
        var workbook = TestForm.Workbook(TestForm.Heading + string.Concat(Enumerable.Repeat(wide, 40)));
        Grown(() => TestForm.Read(workbook).Value.Count.ShouldBe(40)).ShouldBeLessThan(64_000_000);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("docProps/core.xml")]
    [InlineData("xl/theme/theme1.xml")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/drawings/vmlDrawing1.vml")]
    public void UPL_3_a_DTD_is_refused_in_every_part(string part) =>
        TestForm.CodeOf(TestForm.Workbook(TestForm.Heading, extra: (part, $"<?xml version=\"1.0\"?>{Doctype}<a>&b;</a>"))).ShouldBe("bulk.unsafe");

    [Theory]
    [InlineData("xl/vbaProject.bin", "x", "bulk.macros")]
    [InlineData("xl/embeddings/oleObject1.bin", "x", "bulk.macros")]
    [InlineData("xl/activeX/activeX1.xml", "<a/>", "bulk.macros")]
    [InlineData("xl/macrosheets/sheet1.xml", "<a/>", "bulk.macros")]
    [InlineData("[Content_Types].xml", "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>", "bulk.macros")]
    [InlineData("xl/externalLinks/externalLink1.xml", "<a/>", "bulk.external")]
    [InlineData("xl/connections.xml", "<a/>", "bulk.external")]
    [InlineData("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/image\" Target=\"http://127.0.0.1/\" TargetMode=\"External\"/></Relationships>", "bulk.external")]
    public void UPL_3_programs_inside_and_references_outside_are_refused(string part, string content, string code) =>
        TestForm.CodeOf(TestForm.Workbook(TestForm.Heading, extra: (part, content))).ShouldBe(code);

    [Fact]
    public void A_link_that_a_program_makes_of_a_typed_mail_address_is_no_reference_outside()
    {
        var link = "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a@example.nl\" TargetMode=\"External\"/></Relationships>";
        TestForm.Read(TestForm.Workbook(TestForm.Heading + Jansen(2), extra: ("xl/worksheets/_rels/sheet1.xml.rels", link))).Value.Count.ShouldBe(1);
    }

    [Fact]
    public void A_workbook_in_which_two_parts_have_one_name_is_read_by_the_first()
    {
        var relations = TestForm.Relations("rId1", "worksheet", "worksheets/sheet1.xml", ("rId1", "worksheet", "worksheets/sheet2.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"));
        TestForm.Read(TestForm.Workbook(TestForm.Heading + Jansen(2), extra: ("xl/_rels/workbook.xml.rels", relations))).Value.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("%PDF-1.7", "bulk.not-a-sheet")]
    [InlineData("Naam;Geboren\r\nJansen;1-2-1990", "bulk.not-a-sheet")]
    [InlineData("GIF89a/*", "bulk.not-a-sheet")]
    [InlineData("\u00d0\u00cf\u0011\u00e0", "bulk.old-format")]
    [InlineData("PK\u0003\u0004 and nothing more", "bulk.damaged")]
    [InlineData("", "bulk.not-a-sheet")]
    public void UPL_5_what_is_no_workbook_is_refused_by_its_content(string content, string code) => TestForm.CodeOf(Encoding.Latin1.GetBytes(content)).ShouldBe(code);

    [Fact]
    public void UPL_5_an_archive_of_something_else_and_a_file_that_was_cut_are_refused()
    {
        TestForm.CodeOf(TestForm.Zip([("word/document.xml", "<a/>")])).ShouldBe("bulk.not-a-sheet");
        var whole = TestForm.Workbook(TestForm.Heading + Jansen(2));
        TestForm.CodeOf(whole[..^40]).ShouldBe("bulk.damaged");
        TestForm.CodeOf(TestForm.Workbook(TestForm.Heading + "<row r=\"2\"><c")).ShouldBe("bulk.damaged");
    }

    private static string Jansen(int number) => TestForm.Row(number, "Aanmelding", "Jansen", "01-02-1990");

    /// <summary>Bytes that were kept at once, at most.</summary>
    private static long Grown(Action read)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        read();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static byte[] Zip(params (string Path, int Size)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var letters = new byte[1_000_000];
            letters.AsSpan().Fill((byte)'a');
            foreach (var (path, size) in parts.Prepend(("[Content_Types].xml", 10)))
            {
                using var part = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
                for (var left = size; left > 0; left -= letters.Length)
                {
                    part.Write(letters, 0, Math.Min(left, letters.Length));
                }
            }
        }

        return file.ToArray();
    }

    /// <summary>Puts another size in the places where the archive says one.</summary>
    private static byte[] Lie(byte[] archive, int size, int lie)
    {
        var (search, replace) = (BitConverter.GetBytes(size), BitConverter.GetBytes(lie));
        for (var i = archive.AsSpan().IndexOf(search); i >= 0; i = archive.AsSpan().IndexOf(search))
        {
            replace.CopyTo(archive, i);
        }

        return archive;
    }

    /// <summary>Makes the directory say that one part takes more bytes than the whole file has.</summary>
    private static byte[] LongerThanTheFile(byte[] archive)
    {
        var directory = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.GetBytes(archive.Length + 1).CopyTo(archive, directory + 20);
        return archive;
    }
}
