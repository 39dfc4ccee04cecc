using System.Collections.Concurrent;
using System.Net;

namespace Benchmarks.Measures;

/// <summary>Wrong passwords at a steady rate, each from an address and for an account of its own, without waiting for answers.</summary>
internal sealed class Flood : IDisposable
{
    private readonly Browser browser;
    private readonly Dictionary<string, string> form;

    private Flood(Browser browser, Dictionary<string, string> form) => (this.browser, this.form) = (browser, form);

    public static async Task<Flood> OpenAsync(Uri site, string host)
    {
        var browser = new Browser(site, host);
        return new(browser, await browser.FormAsync("inloggen"));
    }

    /// <returns>How many answers of which status there were.</returns>
    public async Task<string> RunAsync(int perSecond, CancellationToken end)
    {
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var running = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            for (var i = 0; await timer.WaitForNextTickAsync(end);)
            {
                for (var burst = 0; burst < perSecond / 50; burst++, i++)
                {
                    running.Add(TryAsync(i, answers));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the measure is over
        }

        await Task.WhenAll(running);
        return string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Value}x {(int)a.Key}"));
    }

    public void Dispose() => browser.Dispose();

    private async Task TryAsync(int number, ConcurrentDictionary<HttpStatusCode, int> answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "inloggen")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["Mail"] = $"iemand-{number}@voorbeeld.example", ["Password"] = "verkeerd-wachtwoord" }),
        };
        request.Headers.Add("X-Forwarded-For", Addresses.Next());
        answers.AddOrUpdate(await browser.StatusAsync(request), 1, (_, count) => count + 1);
    }
}
