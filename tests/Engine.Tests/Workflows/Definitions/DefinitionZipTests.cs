using System.IO.Compression;
using System.Text;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class DefinitionZipTests
{
    [Fact]
    public void The_same_definitions_make_the_same_archive()
    {
        var definition = new Chart("a Elsa.Start").Read();

        DefinitionZip.Write([definition, definition with { Name = "Één" }]).ShouldBe(DefinitionZip.Write([definition, definition with { Name = "Één" }]));
    }

    [Fact]
    public void Two_definitions_of_one_name_get_two_files()
    {
        var definition = new Chart("a Elsa.Start").Read();

        DefinitionZip.Read("x.zip", DefinitionZip.Write([definition, definition])).Select(f => f.Name)
            .ShouldBe(["workflow-definition-proef-d-v.json", "workflow-definition-proef-d-v-2.json"]);
    }

    [Fact]
    public void What_is_no_definition_is_passed_over() =>
        DefinitionZip.Read("x.zip", Zip(("map/", ""), ("map/a.json", "{}"), ("readme.txt", "x"), ("__MACOSX/._a.json", "x"), ("inner.zip", "x"))).Select(f => f.Name).ShouldBe(["map/a.json"]);

    [Theory]
    [InlineData("no archive")]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    public void What_is_no_archive_is_told(string text) => DefinitionZip.Read("x.zip", Encoding.Latin1.GetBytes(text)).ShouldHaveSingleItem().Problem.ShouldNotBeNull();

    [Fact]
    public void An_archive_without_definitions_is_told() => DefinitionZip.Read("x.zip", Zip(("a.txt", "x"))).ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("geen workflow");

    [Fact]
    public void Too_many_files_are_refused() =>
        DefinitionZip.Read("x.zip", Zip([.. Enumerable.Range(0, DefinitionZip.MostFiles + 1).Select(i => ($"{i}.json", "{}"))])).ShouldHaveSingleItem().Problem.ShouldNotBeNull();

    [Fact]
    public void An_archive_above_its_size_is_refused_unopened() => DefinitionZip.Read("x.zip", new byte[DefinitionZip.LargestZip + 1]).ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("groter dan 10 MB");

    [Fact]
    public void An_archive_above_its_size_is_refused_though_what_is_in_it_would_do()
    {
        var noise = new byte[DefinitionZip.LargestZip];
        new Random(1).NextBytes(noise);
        DefinitionZip.Read("x.zip", Zip(("a.json", "{}"), ("b.txt", Encoding.Latin1.GetString(noise)))).ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("groter dan 10 MB");
    }

    [Fact]
    public void A_bomb_is_unpacked_no_further_than_the_limit()
    {
        var bomb = Zip([.. Enumerable.Range(0, 10).Select(i => ($"{i}.json", new string(' ', 20 * 1024 * 1024)))]);
        bomb.Length.ShouldBeLessThan(DefinitionZip.LargestZip);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var files = DefinitionZip.Read("x.zip", bomb);

        files.Count.ShouldBe(10);
        files.ShouldAllBe(f => f.Problem != null && f.Content.Length == 0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(80L * 1024 * 1024);
    }

    [Fact]
    public void All_files_together_have_a_limit()
    {
        var files = DefinitionZip.Read("x.zip", Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.json", new string(' ', DefinitionLimits.Bytes)))]));

        files.Count(f => f.Problem is null).ShouldBe(DefinitionZip.LargestContent / DefinitionLimits.Bytes);
        files.Sum(f => (long)f.Content.Length).ShouldBeLessThanOrEqualTo(DefinitionZip.LargestContent);
    }

    [Fact]
    public void A_length_that_the_archive_lies_about_hurts_nobody()
    {
        var zip = Zip(("a.json", new string(' ', 5000)));
        // the unpacked length stands in the directory at the end, and before the data
        foreach (var at in Enumerable.Range(0, zip.Length - 4).Where(i => BitConverter.ToInt32(zip, i) == 5000).ToList())
        {
            BitConverter.GetBytes(1).CopyTo(zip, at);
        }

        Should.NotThrow(() => DefinitionZip.Read("x.zip", zip));
    }

    [Fact]
    public void No_damage_to_an_archive_makes_reading_throw()
    {
        var whole = DefinitionZip.Write([new Chart("a Elsa.Start").Read()]);
        var random = new Random(42);
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Should.NotThrow(() => DefinitionZip.Read("x.zip", damaged.AsMemory(0, random.Next(damaged.Length / 2, damaged.Length + 1))));
        }
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return buffer.ToArray();
    }
}
