using System.Diagnostics;
using System.Net;

namespace Benchmarks.Measures;

/// <summary>Somebody who signs in again and again on a device that is known, each time without the session of before.</summary>
internal sealed class SigningIn : IDisposable
{
    private readonly Browser browser;
    private readonly Dictionary<string, string> form;

    private SigningIn(Browser browser, Dictionary<string, string> form) => (this.browser, this.form) = (browser, form);

    public static async Task<SigningIn> OpenAsync(Uri site, string host)
    {
        var browser = new Browser(site, host);
        return new(browser, await browser.FormAsync("inloggen"));
    }

    /// <returns>Number of sign-ins that succeeded.</returns>
    public async Task<int> RepeatAsync(string mail, string password, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        while (watch.Elapsed < time)
        {
            using var request = Request(mail, password);
            done += (await browser.SendAsync(request)).Status == HttpStatusCode.Found ? 1 : 0;
            browser.Forget("-sessie");
        }

        return done;
    }

    public void Dispose() => browser.Dispose();

    private HttpRequestMessage Request(string mail, string password)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "inloggen")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["Mail"] = mail, ["Password"] = password }),
        };
        request.Headers.Add("X-Forwarded-For", Addresses.Next());
        return request;
    }
}

/// <summary>Addresses that were not used before.</summary>
internal static class Addresses
{
    private static int last;

    public static string Next()
    {
        var number = Interlocked.Increment(ref last);
        return FormattableString.Invariant($"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
    }
}
