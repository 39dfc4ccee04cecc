using System.Net;
using System.Net.Sockets;
using System.Xml;
using Shouldly;
using Testing;

namespace Engine.Tests.Bulk;

/// <summary>UPL-3: no part of a workbook makes the reader fetch an address or open a file, which a careless reader of the same parts does.</summary>
public sealed class HostileReachTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TemporaryFolder folder = new();
    private readonly string address;
    private readonly string file;

    public HostileReachTests()
    {
        listener.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/aas";
        file = Path.Combine(folder.Path, "aas.txt");
        File.WriteAllText(file, "aas");
        File.SetLastAccessTimeUtc(file, LongAgo);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/theme/theme1.xml")]
    [InlineData("xl/worksheets/_rels/sheet1.xml.rels")]
    [InlineData("xl/drawings/vmlDrawing1.vml")]
    [InlineData("docProps/core.xml")]
    [InlineData("customXml/item1.xml")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    public void UPL_3_a_DTD_fetches_and_opens_nothing(string part)
    {
        foreach (var target in new[] { address, new Uri(file).ToString() })
        {
            foreach (var doctype in new[]
            {
                $"<!DOCTYPE a SYSTEM \"{target}\">", $"<!DOCTYPE a [<!ENTITY b SYSTEM \"{target}\">]>", $"<!DOCTYPE a [<!ENTITY % b SYSTEM \"{target}\"> %b;]>", $"<!DOCTYPE a PUBLIC \"-//A//B\" \"{target}\">",
            })
            {
                TestForm.CodeOf(TestForm.Workbook(TestForm.Heading, extra: (part, $"<?xml version=\"1.0\"?>{doctype}<a>{(doctype.Contains("ENTITY b", StringComparison.Ordinal) ? "&b;" : "")}</a>"))).ShouldBe("bulk.unsafe", doctype);
            }
        }

        NothingWasTouched();
    }

    [Fact]
    public void UPL_3_laughs_by_the_billion_are_refused_without_a_laugh()
    {
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        TestForm.CodeOf(TestForm.Workbook(TestForm.Heading, extra: ("xl/sharedStrings.xml", $"<!DOCTYPE a [<!ENTITY l0 \"ha\">{laughs}]><sst><si><t>&l9;</t></si></sst>"))).ShouldBe("bulk.unsafe");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void UPL_3_what_names_something_outside_without_a_DTD_is_not_followed()
    {
        foreach (var target in new[] { address, new Uri(file).ToString() })
        {
            string[] contents =
            [
                $"<?xml-stylesheet href=\"{target}\" type=\"text/xsl\"?><a/>", $"<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"{target}\" parse=\"text\"/></a>",
                $"<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"{target}\"/>",
            ];
            foreach (var content in contents)
            {
                TestForm.Read(TestForm.Workbook(TestForm.Heading, extra: ("customXml/item1.xml", content))).IsRefused.ShouldBeFalse(content);
            }

            foreach (var (type, refused) in new[] { ("hyperlink", false), ("image", true), ("oleObject", true), ("externalLinkPath", true), ("attachedTemplate", true) })
            {
                var relation = $"<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>";
                TestForm.Read(TestForm.Workbook(TestForm.Heading, extra: ("xl/worksheets/_rels/sheet1.xml.rels", relation))).IsRefused.ShouldBe(refused, type);
            }
        }

        NothingWasTouched();
    }

    [Fact]
    public async Task A_careless_reader_is_caught_by_these_traps()
    {
        var careless = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
        using (var reader = XmlReader.Create(new StringReader($"<!DOCTYPE a [<!ENTITY b SYSTEM \"{new Uri(file)}\">]><a>&b;</a>"), careless))
        {
            reader.MoveToContent();
            reader.ReadElementContentAsString().ShouldBe("aas");
        }

        File.GetLastAccessTimeUtc(file).ShouldNotBe(LongAgo);
        var fetching = Task.Run(() =>
        {
            using var reader = XmlReader.Create(new StringReader($"<!DOCTYPE a SYSTEM \"{address}\"><a/>"), careless);
            reader.MoveToContent();
        });
        (await listener.AcceptTcpClientAsync()).Dispose();
        // it would try again, and wait for an answer
        listener.Stop();
        await Should.ThrowAsync<Exception>(() => fetching);
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }

    private void NothingWasTouched()
    {
        listener.Pending().ShouldBeFalse();
        File.GetLastAccessTimeUtc(file).ShouldBe(LongAgo);
    }
}
