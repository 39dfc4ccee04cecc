using Engine.Tenancy;

namespace Benchmarks.Measures;

/// <summary>What an idle tenant costs in memory, and what many tenants cost at start.</summary>
internal static class TenantMeasure
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        var few = SyntheticTenants.Write(arguments, 5);
        var some = SyntheticTenants.Write(arguments, 1_000);
        var many = SyntheticTenants.Write(arguments, 10_000);
        var perTenantSome = await KilobytesAsync(arguments, few, some, 995);
        var perTenantMany = await KilobytesAsync(arguments, few, many, 9_995);
        var startFew = await StartAsync(arguments, few);
        var startMany = await StartAsync(arguments, many);
        return
        [
            new("memory per idle tenant at 1,000", FormattableString.Invariant($"{perTenantSome:F1} KB"), "<= 50 KB", perTenantSome <= 50),
            new("memory per idle tenant at 10,000", FormattableString.Invariant($"{perTenantMany:F1} KB"), "<= 30 KB", perTenantMany <= 30),
            new(
                "start with 10,000 tenants over start with 5",
                FormattableString.Invariant($"{startMany.TotalSeconds - startFew.TotalSeconds:F1} s ({startFew.TotalSeconds:F1} -> {startMany.TotalSeconds:F1})"),
                "<= 3 s",
                startMany - startFew <= TimeSpan.FromSeconds(3)),
        ];
    }

    private static async Task<double> KilobytesAsync(BenchArguments arguments, string few, string many, int difference) =>
        (await BytesAsync(arguments, many) - await BytesAsync(arguments, few)) / 1024.0 / difference;

    private static async Task<long> BytesAsync(BenchArguments arguments, string folder)
    {
        await using var provider = await SyntheticTenants.LoadAsync(arguments, folder);
        var catalogue = provider.GetRequiredService<TenantCatalogue>();
        if (catalogue.Current.All.Count != Directory.GetFiles(folder, "tenant*.json").Length - 1)
        {
            throw new InvalidOperationException($"Not every tenant of {folder} is live.");
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(catalogue.Current);
        return bytes;
    }

    private static async Task<TimeSpan> StartAsync(BenchArguments arguments, string folder)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            await using var server = await PortalServer.StartAsync(arguments, folder, "start" + Path.GetFileName(folder), 5971, development: false);
            times.Add(server.StartTime);
        }

        return times.Order().ElementAt(1);
    }
}
