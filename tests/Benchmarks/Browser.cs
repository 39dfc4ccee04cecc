using System.Net;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>
/// Just enough of a browser to sign in and hand the cookies to the load generator. Cookies are kept by hand: those of a portal in production
/// are for https only, and the measurement speaks plain http behind the place where a proxy would end TLS.
/// </summary>
internal sealed partial class Browser(Uri site, string host) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };
    private readonly Dictionary<string, string> cookies = [];

    public string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <exception cref="InvalidOperationException">Signing in did not open <paramref name="page"/>.</exception>
    public async Task SignInAsync(string mail, string password, string page)
    {
        var fields = await FormAsync("inloggen");
        fields["Mail"] = mail;
        fields["Password"] = password;
        await SendAsync(new(HttpMethod.Post, "inloggen") { Content = new FormUrlEncodedContent(fields) });
        var (status, _) = await SendAsync(new(HttpMethod.Get, page));
        if (status != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"Signing in as {mail} did not open {page}: {status}");
        }
    }

    /// <summary>The fields of the form on a page, as the page filled them in.</summary>
    public async Task<Dictionary<string, string>> FormAsync(string page)
    {
        var (_, form) = await SendAsync(new(HttpMethod.Get, page));
        return HiddenField().Matches(form).DistinctBy(m => m.Groups[1].Value)
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
    }

    /// <summary>Loses the cookies whose name ends so.</summary>
    public void Forget(string ending)
    {
        foreach (var name in cookies.Keys.Where(n => n.EndsWith(ending, StringComparison.Ordinal)).ToList())
        {
            cookies.Remove(name);
        }
    }

    /// <summary>Sends with the cookies that there are and keeps none: many at once may do so.</summary>
    public async Task<HttpStatusCode> StatusAsync(HttpRequestMessage request)
    {
        Dress(request);
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        Dress(request);
        using var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            cookies[parts[0]] = parts[1];
        }

        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => client.Dispose();

    private void Dress(HttpRequestMessage request)
    {
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Cookie", Cookies);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
