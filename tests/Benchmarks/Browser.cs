using System.Net;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>Just enough of a browser to sign in and hand the cookie to the load generator.</summary>
internal static partial class Browser
{
    public static async Task<string> CookieAsync(Uri address)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies });
        (await client.GetAsync(address)).EnsureSuccessStatusCode();
        return cookies.GetCookieHeader(address);
    }

    public static async Task<string> SignInAsync(Uri portal, string mail, string password)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = portal };
        var page = await client.GetStringAsync("inloggen");
        var fields = HiddenField().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields["Mail"] = mail;
        fields["Password"] = password;
        using var answer = await client.PostAsync("inloggen", new FormUrlEncodedContent(fields));
        var list = await client.GetAsync("verzekerden");
        return list.IsSuccessStatusCode && list.RequestMessage?.RequestUri?.AbsolutePath == "/verzekerden"
            ? cookies.GetCookieHeader(portal)
            : throw new InvalidOperationException($"Signing in as {mail} did not open the list: {list.StatusCode} {list.RequestMessage?.RequestUri}");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
