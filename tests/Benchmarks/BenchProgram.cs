using System.Globalization;
using Benchmarks.Bare;
using Benchmarks.Measures;

namespace Benchmarks;

/// <summary>Compares the portal with the bare framework in one run and prints ratios; exit code 1 when a goal is missed.</summary>
internal static class BenchProgram
{
    private static readonly Dictionary<string, Func<BenchArguments, Task<IReadOnlyList<Finding>>>> Measures = new()
    {
        ["decision"] = DecisionMeasure.RunAsync,
        ["tenants"] = TenantMeasure.RunAsync,
        ["pages"] = PageMeasure.RunAsync,
        ["search"] = SearchMeasure.RunAsync,
        ["lists"] = ListMeasure.RunAsync,
        ["signin"] = SignInMeasure.RunAsync,
        ["upload"] = UploadMeasure.RunAsync,
        ["export"] = ExportMeasure.RunAsync,
        ["workflows"] = WorkflowMeasure.RunAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["bare", var url, var database])
        {
            await BareHost.RunAsync(url, database);
            return 0;
        }

        var arguments = BenchArguments.Parse(args);
        var findings = new List<Finding>();
        foreach (var (name, run) in Measures.Where(m => arguments.Only is null || m.Key == arguments.Only))
        {
            Console.WriteLine($"-- {name}");
            findings.AddRange(await run(arguments));
        }

        Console.WriteLine();
        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }

        return findings.All(f => f.Met) ? 0 : 1;
    }
}
