using System.Diagnostics;

namespace Benchmarks;

/// <summary>Fills a database: the accounts by a first start, the people by the portal's own command line.</summary>
internal static class PortalDemo
{
    public static async Task FillAsync(BenchArguments arguments, string data, int participants)
    {
        var watch = Stopwatch.StartNew();
        var tenants = Path.Combine(arguments.Root, "tenant-config");
        await using (await PortalServer.StartAsync(arguments, tenants, data, 5970, development: true))
        {
            // the first start made the accounts and contracts
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { arguments.Portal, "demo", "--tenant", Measures.SyntheticTenants.Model, "--participants", $"{participants}" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in PortalServer.Environment(arguments, tenants, data, development: true))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output + await error);
        }

        Console.WriteLine(FormattableString.Invariant($"{participants} people written in {watch.Elapsed.TotalSeconds:F0} s"));
    }
}
