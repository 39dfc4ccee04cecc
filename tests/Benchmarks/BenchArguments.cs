using System.Globalization;

namespace Benchmarks;

/// <summary>Where the built host lies, which measure to run, and how large.</summary>
/// <param name="Portal">Path of the published portal.dll.</param>
/// <param name="Root">Folder of the repository.</param>
/// <param name="Work">Scratch folder.</param>
/// <param name="Only">Name of one measure; null for all.</param>
internal sealed record BenchArguments(string Portal, string Root, string Work, string? Only)
{
    public int Pairs { get; init; } = 7;

    public int ListRows { get; init; } = 100_000;

    /// <summary>People in the register of searches and lists.</summary>
    public int SearchRows { get; init; }

    public static BenchArguments Parse(string[] args) => args is [var portal, var root, var work, .. var rest]
        ? new(portal, root, work, rest.FirstOrDefault()) { SearchRows = rest is [_, var rows, ..] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000 }
        : throw new ArgumentException("Usage: Benchmarks PORTAL-DLL ROOT WORK [decision|tenants|pages|search|lists|signin|upload|export|workflows] [ROWS]");
}
