using Shouldly;

namespace Architecture.Tests;

/// <summary>The sizes that house style keeps: files that one person can read in one go.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Source_files_stay_small()
    {
        var sizes = Repository.Files("src", ".cs", ".razor").ToDictionary(f => f, f => Repository.Lines(f).Length);
        foreach (var (file, lines) in sizes)
        {
            lines.ShouldBeLessThanOrEqualTo(file.EndsWith(".razor", StringComparison.Ordinal) ? 150 : 400, file);
        }

        int[] sorted = [.. sizes.Values.Order()];
        sorted[sorted.Length / 2].ShouldBeLessThanOrEqualTo(50, "median");
        sorted[(int)(sorted.Length * 0.95)].ShouldBeLessThanOrEqualTo(180, "95th percentile");
    }

    [Fact]
    public void Program_is_a_table_of_contents() => Repository.Lines("src/Web/Program.cs").Length.ShouldBeLessThanOrEqualTo(60);

    [Fact]
    public void No_folder_is_a_drawer_for_leftovers()
    {
        string[] drawers = ["Services", "Helpers", "Managers", "Utils", "Common", "Models", "Dtos"];
        foreach (var file in Repository.Files("src", ".cs", ".razor"))
        {
            file.Split('/').Intersect(drawers).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void No_code_silences_null_checks_or_reads_the_wall_clock()
    {
        string[] forbidden = ["default!", "null!", "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "TODO", "FIXME", "NotImplementedException"];
        var found =
            from file in Repository.Files("src", ".cs", ".razor")
            from word in forbidden
            where Repository.Read(file).Contains(word, StringComparison.Ordinal)
            select $"{file} has {word}";
        found.ShouldBeEmpty();
    }
}
