using Benchmarks.Bare;

namespace Benchmarks.Measures;

/// <summary>The signed-in list page and the public page against the same pages in the bare framework, in turn.</summary>
internal static class PageMeasure
{
    private const int BarePort = 5972;
    private const int PortalPort = 5973;
    private const string Host = SyntheticTenants.Model + ".localhost";

    /// <summary>Pairs before measuring, at most: the runtime compiles hot methods anew for minutes while it also answers.</summary>
    private const int Warming = 40;

    private const string PortalList = "verzekerden?toon=alles";

    /// <summary>Demo account that reaches one contract; counting stops at ten thousand on both sides.</summary>
    private const string Account = "medewerker@zorggroep-voorbeeld.example";

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        var tenants = Path.Combine(arguments.Root, "tenant-config");
        await PortalDemo.FillAsync(arguments, "pages", arguments.ListRows);
        var bareDatabase = Path.Combine(arguments.Work, "bare.db");
        await BareContext.FillAsync(bareDatabase, arguments.ListRows);

        await using var bare = await ServerProcess.StartAsync(
            [typeof(PageMeasure).Assembly.Location, "bare", $"http://127.0.0.1:{BarePort}", bareDatabase],
            new Dictionary<string, string>(),
            new($"http://127.0.0.1:{BarePort}/"),
            core: 0);
        await using var portal = await PortalServer.StartAsync(arguments, tenants, "pages", PortalPort, development: false, core: 0);
        using var bareBrowser = new Browser(new($"http://127.0.0.1:{BarePort}/"), "127.0.0.1");
        await bareBrowser.SendAsync(new(HttpMethod.Get, "sign-in"));
        using var browser = new Browser(new($"http://127.0.0.1:{PortalPort}/"), Host);
        await browser.SignInAsync(Account, PortalServer.Password, PortalList);

        return
        [
            await CompareAsync(arguments, "signed-in list page, 25 rows", "list", bareBrowser.Cookies, PortalList, browser.Cookies, 0.70),
            await CompareAsync(arguments, "public page", "", null, "", null, 0.60),
        ];
    }

    private static async Task<Finding> CompareAsync(
        BenchArguments arguments, string name, string barePath, string? bareCookie, string portalPath, string? portalCookie, double goal)
    {
        Task<double> BareAsync() => Wrk.RunAsync($"http://127.0.0.1:{BarePort}/{barePath}", "127.0.0.1", bareCookie, 4);
        Task<double> PortalAsync() => Wrk.RunAsync($"http://127.0.0.1:{PortalPort}/{portalPath}", Host, portalCookie, 4);

        var warm = new List<double>();
        while (warm.Count < Warming && !IsSettled(warm))
        {
            await BareAsync();
            warm.Add(await PortalAsync());
        }

        var ratios = new List<double>();
        var speeds = "";
        for (var pair = 0; pair < arguments.Pairs; pair++)
        {
            var bare = await BareAsync();
            var portal = await PortalAsync();
            ratios.Add(portal / bare);
            speeds = FormattableString.Invariant($"{portal:F0} against {bare:F0} req/s");
        }

        var ratio = Ratio.Of(ratios);
        return new(name, $"{ratio}, last {speeds}, after {warm.Count} pairs to warm up", FormattableString.Invariant($">= {goal:P0} of bare"), ratio.Low >= goal);
    }

    // the mean of four rounds is no longer 2 % above the mean of the four before them
    private static bool IsSettled(List<double> speeds) =>
        speeds.Count >= 8 && speeds.TakeLast(4).Average() < 1.02 * speeds.SkipLast(4).TakeLast(4).Average();
}
