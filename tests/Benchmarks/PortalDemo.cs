using System.Diagnostics;

namespace Benchmarks;

/// <summary>Fills a database through the portal's own command line.</summary>
internal static class PortalDemo
{
    public static async Task FillAsync(BenchArguments arguments, string data, int participants)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { arguments.Portal, "demo", "--tenant", Measures.SyntheticTenants.Model, "--participants", $"{participants}" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in PortalServer.Environment(arguments, Path.Combine(arguments.Root, "tenant-config"), data))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }
}
