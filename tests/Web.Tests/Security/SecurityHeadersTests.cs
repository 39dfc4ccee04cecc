using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

public sealed class SecurityHeadersTests
{
    private static readonly string[] Hosts = ["izz.localhost", "mijnzz.localhost", "bedrijfszorg.localhost", "inszo.localhost"];

    [Theory]
    [InlineData("/")]
    [InlineData("/contact")]
    [InlineData("/bestaat-niet")]
    [InlineData("/.well-known/security.txt")]
    public async Task Every_answer_of_every_tenant_carries_the_headers(string path)
    {
        await using var portal = new PortalFactory();
        foreach (var host in Hosts)
        {
            using var visitor = portal.Visit(host);
            var answer = await visitor.GetAsync(path);
            var headers = answer.Response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var policy = headers["Content-Security-Policy"].Split("; ").Select(p => p.Split(' ', 2)).ToDictionary(p => p[0], p => p[1]);
            policy["default-src"].ShouldBe("'none'", host);
            policy["script-src"].ShouldBe("'self'");
            policy["style-src"].ShouldBe("'self'");
            policy["form-action"].ShouldBe("'self'");
            policy["base-uri"].ShouldBe("'self'");
            policy["frame-ancestors"].ShouldBe("'none'");
            headers["Content-Security-Policy"].ShouldNotContain("unsafe");
            headers["X-Content-Type-Options"].ShouldBe("nosniff");
            headers["Referrer-Policy"].ShouldBe("same-origin");
            headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
            headers["Permissions-Policy"].ShouldContain("camera=()");
            headers["Cache-Control"].ShouldContain("no-store");
            headers.Keys.ShouldNotContain("Server");
            headers.Keys.ShouldNotContain("X-Powered-By");
            headers.Keys.ShouldNotContain("Strict-Transport-Security");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/contact")]
    [InlineData("/inloggen")]
    [InlineData("/bestaat-niet")]
    public async Task No_page_holds_what_the_policy_would_stop(string path)
    {
        await using var portal = new PortalFactory();
        foreach (var host in Hosts)
        {
            using var visitor = portal.Visit(host);
            var page = await visitor.OpenAsync(path);
            page.Document.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty($"{host}{path}");
            page.Document.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name.StartsWith("hx-on", StringComparison.Ordinal))
                .ShouldBeEmpty($"{host}{path}");
            page.Document.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? "")
                .ShouldAllBe(address => !address.Contains("//", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Outside_Development_browsers_are_told_to_use_https_only()
    {
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["environment"] = "Production" });
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync("contact")).Response.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem()
            .ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Fact]
    public async Task Kestrel_does_not_name_itself()
    {
        await using var portal = PortalFactory.OnKestrel();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.ClientOptions.BaseAddress, "contact")) { Headers = { Host = "izz.localhost" } };
        (await client.SendAsync(request)).Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task Security_txt_names_the_tenants_own_contact_and_does_not_expire_within_a_month_or_after_a_year()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        var answer = await visitor.GetAsync("/.well-known/security.txt");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Response.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/plain; charset=utf-8");
        var fields = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(f => f[0], f => f[1].Trim());
        fields["Contact"].ShouldStartWith("mailto:");
        fields["Canonical"].ShouldBe("https://izz.localhost/.well-known/security.txt");
        var days = (DateTimeOffset.Parse(fields["Expires"], System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow).TotalDays;
        days.ShouldBeInRange(30, 365);
    }
}
