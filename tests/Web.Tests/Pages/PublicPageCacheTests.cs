using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Pages;

public sealed class PublicPageCacheTests
{
    [Fact]
    public async Task The_public_page_is_made_once_for_visitors_without_cookies_and_per_tenant()
    {
        var counter = new Counter();
        await using var portal = new PortalFactory(services => services.AddSingleton<MatcherPolicy>(counter));
        var first = await GetAsync(portal, "izz.localhost", "/");
        var made = counter.Count;
        made.ShouldBeGreaterThan(0);
        (await GetAsync(portal, "izz.localhost", "/")).ShouldBe(first);
        counter.Count.ShouldBe(made);
        (await GetAsync(portal, "inszo.localhost", "/")).ShouldNotBe(first);
        counter.Count.ShouldBeGreaterThan(made);
    }

    [Theory]
    [InlineData("/", "Cookie", "a=b")]
    [InlineData("/", "HX-Request", "true")]
    [InlineData("/?a=b", "X-Any", "1")]
    [InlineData("/contact", "X-Any", "1")]
    public async Task A_request_that_may_be_about_somebody_is_never_answered_from_memory(string path, string header, string value)
    {
        var counter = new Counter();
        await using var portal = new PortalFactory(services => services.AddSingleton<MatcherPolicy>(counter));
        await GetAsync(portal, "izz.localhost", "/");
        await GetAsync(portal, "izz.localhost", path, header, value);
        var made = counter.Count;
        await GetAsync(portal, "izz.localhost", path, header, value);
        counter.Count.ShouldBeGreaterThan(made);
    }

    [Fact]
    public async Task Headers_that_protect_a_page_stand_on_the_kept_one_too()
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreateClient();
        foreach (var _ in (int[])[1, 2])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "izz.localhost" } };
            using var answer = await client.SendAsync(request);
            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
            answer.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBe(true);
            answer.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/html; charset=utf-8");
        }
    }

    private static async Task<string> GetAsync(PortalFactory portal, string host, string path, string? header = null, string? value = null)
    {
        using var client = portal.CreateClient(new() { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Counts how often routing looks for a page.</summary>
    private sealed class Counter : MatcherPolicy, IEndpointSelectorPolicy
    {
        private int count;

        public int Count => count;

        public override int Order => 2000;

        public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

        public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
        {
            Interlocked.Increment(ref count);
            return Task.CompletedTask;
        }
    }
}
