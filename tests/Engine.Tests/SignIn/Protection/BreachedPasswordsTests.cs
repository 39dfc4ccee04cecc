using System.Security.Cryptography;
using System.Text;
using Engine.SignIn.Protection;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.Protection;

public sealed class BreachedPasswordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly string[] Leaked = [.. Enumerable.Range(0, 5000).Select(i => $"uitgelekt-{i}")];

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", ":12")]
    [InlineData("\r\n", ":1234567")]
    public void Every_hash_of_a_sorted_file_is_found_and_no_other(string lineEnd, string count)
    {
        var file = folder.File("list.txt");
        File.WriteAllText(file, string.Join(lineEnd, Leaked.Select(Hash).Order(StringComparer.Ordinal).Select(h => h + count)) + lineEnd);
        using var list = List(file);
        Leaked.ShouldAllBe(p => list.Contains(p));
        Enumerable.Range(0, 5000).Any(i => list.Contains($"geheim-{i}")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_with_a_file_per_prefix_is_read_as_well()
    {
        var parts = Directory.CreateDirectory(folder.File("range")).FullName;
        foreach (var part in Leaked.Select(Hash).GroupBy(h => h[..5]))
        {
            File.WriteAllText(Path.Combine(parts, part.Key + ".txt"), string.Join("\r\n", part.Order(StringComparer.Ordinal).Select(h => h[5..] + ":3")));
        }

        using var list = List(parts);
        Leaked.ShouldAllBe(p => list.Contains(p));
        list.Contains("appel kompas fiets").ShouldBeFalse();
    }

    [Fact]
    public void Without_a_list_nothing_is_known_and_an_absent_one_stops_the_start()
    {
        using var none = List(null);
        none.Contains(Leaked[0]).ShouldBeFalse();
        Should.Throw<FileNotFoundException>(() => List(folder.File("niet-hier.txt")));
        File.WriteAllText(folder.File("leeg.txt"), "");
        using var empty = List(folder.File("leeg.txt"));
        empty.Contains(Leaked[0]).ShouldBeFalse();
    }

    public void Dispose() => folder.Dispose();

    private static BreachedPasswords List(string? path) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["BreachedPasswords"] = path }).Build());

#pragma warning disable CA5350 // the published lists are kept by SHA-1
    private static string Hash(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
