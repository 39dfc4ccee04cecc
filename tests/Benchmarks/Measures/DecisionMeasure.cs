using System.Diagnostics;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Benchmarks.Measures;

/// <summary>Tenant resolution plus twenty feature decisions: nanoseconds and bytes, in a warm process.</summary>
internal static class DecisionMeasure
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await using var provider = await SyntheticTenants.LoadAsync(arguments, SyntheticTenants.Write(arguments, 1_000));
        var catalogue = provider.GetRequiredService<ModuleCatalogue>();
        return [Measure(catalogue, provider.GetRequiredService<TenantCatalogue>().Current)];
    }

    private static Finding Measure(ModuleCatalogue catalogue, TenantSnapshot snapshot)
    {
        string[] features = [.. Enumerable.Repeat(catalogue.Features.Keys.Order(StringComparer.Ordinal), 20).SelectMany(k => k).Take(20)];
        var permissions = PermissionSet.Of(catalogue.Permissions.Keys, catalogue);
        var subject = new FeatureSubject(new(2026, 6, 1), true, "werkgever", "1001", 1, true, permissions, Level.PasswordAndCode, 50);

        var best = double.MaxValue;
        long bytes = 0;
        var shown = 0;
        for (var round = 0; round < 30; round++)
        {
            const int Times = 100_000;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Times; i++)
            {
                var tenant = snapshot.FindByHost("tenant500.example.nl") ?? throw new InvalidOperationException("The tenant is not found.");
                foreach (var feature in features)
                {
                    shown += tenant.Features.Decide(feature, subject).IsShown ? 1 : 0;
                }
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Times);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return new(
            "tenant resolution + 20 decisions",
            FormattableString.Invariant($"{best:F0} ns, {bytes} B ({shown} shown)"),
            "<= 500 ns, 0 B",
            best <= 500 && bytes == 0 && shown > 0);
    }
}
