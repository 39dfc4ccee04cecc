using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Tenancy;

/// <summary>Which portal answers, over the whole host: addresses, prefixes, proxies and requests that try to confuse.</summary>
public sealed class HostResolutionTests
{
    private const string Title = "IZZ";

    [Fact]
    public async Task An_unknown_host_gets_an_empty_404_without_any_portal()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("onbekend.localhost");
        foreach (var path in (string[])["/", "/inloggen", "/izz/", "/css/portal.css"])
        {
            var page = await visitor.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.NotFound, path);
            page.Bytes.ShouldBeEmpty(path);
            page.Response.Headers.TryGetValues("Set-Cookie", out _).ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task On_a_shared_host_the_prefix_chooses_and_links_stay_below_it()
    {
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["PathPrefixHosts:0"] = "gedeeld.localhost" });
        using var visitor = portal.Visit("gedeeld.localhost");
        (await visitor.GetAsync("/")).Bytes.ShouldBeEmpty();
        foreach (var path in (string[])["/izz", "/izz/", "/IZZ/"])
        {
            var page = await visitor.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Body.ShouldContain(Title);
        }

        using var own = portal.Visit("izz.localhost");
        var prefixed = await own.GetAsync("/mijnzz/");
        prefixed.Status.ShouldBe(HttpStatusCode.NotFound, "a host of its own has no prefixes");
        prefixed.Body.ShouldNotContain("Zorg en Zekerheid");
    }

    [Theory]
    [InlineData(null, "10.0.0.9", "inszo.localhost")]
    [InlineData("10.0.0.9", "10.0.0.9", "izz.localhost")]
    [InlineData("10.0.0.0/24", "10.0.0.9", "izz.localhost")]
    [InlineData("10.0.0.8", "10.0.0.9", "inszo.localhost")]
    [InlineData("10.0.0.8", "127.0.0.1", "inszo.localhost")]
    public async Task A_forwarded_host_counts_only_from_a_proxy_on_the_list(string? proxy, string sender, string answers)
    {
        var settings = proxy is null ? [] : new Dictionary<string, string?> { ["Proxies:0"] = proxy };
        await using var portal = new PortalFactory(s => s.AddTransient<IStartupFilter>(_ => new Sender(IPAddress.Parse(sender))), settings);
        using var direct = portal.Visit(answers);
        using var visitor = portal.Visit("inszo.localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-Host", "izz.localhost" }, { "X-Forwarded-For", "192.0.2.7" }, { "X-Forwarded-Proto", "https" } } };
        var title = (await visitor.SendAsync(request)).Document.Title;
        title.ShouldBe((await direct.GetAsync("/")).Document.Title);
        using var other = portal.Visit(answers == "izz.localhost" ? "inszo.localhost" : "izz.localhost");
        title.ShouldNotBe((await other.GetAsync("/")).Document.Title);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: izz.localhost\r\nHost: inszo.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://inszo.localhost/ HTTP/1.1\r\nHost: izz.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: izz.localhost, inszo.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: user@izz.localhost\r\nConnection: close\r\n\r\n")]
    public async Task A_request_with_two_minds_about_its_host_is_refused(string request)
    {
        await using var portal = PortalFactory.OnKestrel();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, portal.ClientOptions.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldNotContain("<html");
    }

    /// <summary>Gives requests the network address of a proxy.</summary>
    private sealed class Sender(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }
}
