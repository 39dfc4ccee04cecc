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

    public int SearchRows { get; init; } = 1_000_000;

    public static BenchArguments Parse(string[] args) => args is [var portal, var root, var work, .. var rest]
        ? new(portal, root, work, rest.FirstOrDefault())
        : throw new ArgumentException("Usage: Benchmarks PORTAL-DLL ROOT WORK [decision|tenants|pages|search|lists|signin|upload|export|workflows]");
}
