using System.Diagnostics;
using System.Globalization;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Xunit.Abstractions;

namespace Web.Tests.Tenancy;

/// <summary>What a tenant costs when nobody visits it, with a real file and many copies that differ where real ones do.</summary>
[Trait("Category", "Slow")]
public sealed class ManyTenantsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1_000, 50)]
    [InlineData(10_000, 30)]
    public async Task An_idle_tenant_costs_kilobytes_and_starting_with_many_costs_seconds(int count, int kilobytes)
    {
        await MeasureAsync(5);
        var (few, _) = await MeasureAsync(5);
        var (many, memory) = await MeasureAsync(count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} tenants: {memory / 1024.0 / count:F1} KB each, {few.TotalMilliseconds:F0} ms with 5, {many.TotalMilliseconds:F0} ms with all"));
        (memory / count).ShouldBeLessThan(kilobytes * 1024);
        (many - few).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    private static async Task<(TimeSpan Start, long Memory)> MeasureAsync(int count)
    {
        using var folder = new TenantFolder(InstalledModules.All);
        folder.AddTheme("izz");
        var text = await File.ReadAllTextAsync(Repository.Path("tenant-config", "izz.json"));
        for (var i = 0; i < count; i++)
        {
            folder.Write($"t{i}", Vary(text, i));
        }

        var loader = folder.Loader;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        // the work of all cores, shared by their number: what it takes on a machine that has nothing else to do
        var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime;
        await loader.ReloadAsync(CancellationToken.None);
        process.Refresh();
        var start = (process.TotalProcessorTime - worked) / Environment.ProcessorCount;
        folder.Report.Errors.ShouldBeEmpty();
        folder.Live.All.Count.ShouldBe(count);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        folder.Services.GetRequiredService<TenantCatalogue>().Current.FindByHost("t1.example.nl").ShouldNotBeNull();
        return (start, memory);
    }

    // every tenant has an address, a name, a desk, a public text and a feature set of its own
    private static string Vary(string text, int i) => text
        .Replace("izz.localhost", $"t{i}.example.nl", StringComparison.Ordinal)
        .Replace("\"pathPrefix\": \"izz\"", $"\"pathPrefix\": \"t{i}\"", StringComparison.Ordinal)
        .Replace("IZZ Collectiviteiten", $"Verzekeraar {i}", StringComparison.Ordinal)
        .Replace("accountbeheer@", $"desk{i}@", StringComparison.Ordinal)
        .Replace("Nog geen toegang?", $"Nog geen toegang tot {i}?", StringComparison.Ordinal)
        .Replace("\"portal.simulator\": {}", $"\"portal.simulator\": {{ \"percentage\": {i % 101} }}", StringComparison.Ordinal);
}
