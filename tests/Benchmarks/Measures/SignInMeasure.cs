using System.Diagnostics;
using Engine.Access;
using Microsoft.AspNetCore.Identity;

namespace Benchmarks.Measures;

/// <summary>
/// Whole sign-ins per second against what the processors could hash (G13), and what a flood of wrong passwords does to somebody who reads pages
/// meanwhile (AUT-10). Every password comes from an address of its own, so that not the limits but the hashing is measured.
/// </summary>
internal static class SignInMeasure
{
    private const int Port = 5976;
    private const int People = 8;
    private const string Host = SyntheticTenants.Model + ".localhost";
    private const string Mail = "medewerker@zorggroep-voorbeeld.example";
    private const string Page = "instellingen";

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        await PortalDemo.FillAsync(arguments, "signin", 100);
        await using var portal = await PortalServer.StartAsync(arguments, Path.Combine(arguments.Root, "tenant-config"), "signin", Port, development: false);
        return [await SignInsAsync(arguments), await FloodAsync(arguments)];
    }

    private static async Task<Finding> SignInsAsync(BenchArguments arguments)
    {
        var people = new List<SigningIn>();
        for (var i = 0; i < People; i++)
        {
            people.Add(await SigningIn.OpenAsync(new($"http://127.0.0.1:{Port}/"), Host));
        }

        var ratios = new List<double>();
        var speeds = "";
        for (var pair = -1; pair < arguments.Pairs; pair++)
        {
            // both sides in turn on a machine whose speed drifts
            var hash = await HashAsync();
            var watch = Stopwatch.StartNew();
            var counts = await Task.WhenAll(people.Select(p => p.RepeatAsync(Mail, PortalServer.Password, TimeSpan.FromSeconds(5))));
            var perSecond = counts.Sum() / watch.Elapsed.TotalSeconds;
            if (pair >= 0)
            {
                ratios.Add(perSecond / hash);
                speeds = FormattableString.Invariant($"{perSecond:F1} against {hash:F1} hashes/s");
            }
        }

        people.ForEach(p => p.Dispose());
        var ratio = Ratio.Of(ratios);
        return new("sign-ins a second over all processors' hashes", $"{ratio}, last {speeds}", ">= 85 %", ratio.Low >= 0.85);
    }

    private static async Task<Finding> FloodAsync(BenchArguments arguments)
    {
        using var reader = new Browser(new($"http://127.0.0.1:{Port}/"), Host);
        await reader.SignInAsync(Mail, PortalServer.Password, Page);
        using var flood = await Flood.OpenAsync(new($"http://127.0.0.1:{Port}/"), Host);
        var ratios = new List<double>();
        var figures = "";
        for (var pair = -1; pair < arguments.Pairs; pair++)
        {
            var quiet = await Latency.OfAsync(reader, Page, TimeSpan.FromSeconds(10));
            using var end = new CancellationTokenSource();
            var running = flood.RunAsync(200, end.Token);
            var busy = await Latency.OfAsync(reader, Page, TimeSpan.FromSeconds(10));
            await end.CancelAsync();
            var sent = await running;
            if (pair >= 0)
            {
                ratios.Add(busy / quiet);
                figures = FormattableString.Invariant($"{busy:F1} against {quiet:F1} ms; {sent}");
            }
        }

        var ratio = Ratio.Of(ratios);
        return new("p99 of pages during 200 wrong passwords a second", $"{ratio}, last {figures}", "<= 200 %", ratio.High <= 2);
    }

    /// <returns>Hashes per second of all processors together.</returns>
    private static async Task<double> HashAsync()
    {
        var hasher = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
        var account = new Account { Mail = "", NormalizedMail = "", Name = "" };
        var hash = hasher.HashPassword(account, PortalServer.Password);
        const int Each = 20;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    hasher.VerifyHashedPassword(account, hash, PortalServer.Password);
                }
            },
            TaskCreationOptions.LongRunning)));
        return Each * Environment.ProcessorCount / watch.Elapsed.TotalSeconds;
    }
}
