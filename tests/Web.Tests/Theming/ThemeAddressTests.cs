using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Theming;

public sealed class ThemeAddressTests
{
    [Fact]
    public async Task The_page_names_its_stylesheet_by_content_and_browsers_may_keep_it()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        var href = (await visitor.GetAsync("")).Document.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href") ?? "").Single(h => h.StartsWith("thema/", StringComparison.Ordinal));
        var css = await visitor.GetAsync(href);
        css.Status.ShouldBe(HttpStatusCode.OK);
        css.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/css");
        css.Response.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("public, max-age=31536000, immutable");
        foreach (var file in Files(css.Body))
        {
            (await visitor.GetAsync($"thema/{file}")).Status.ShouldBe(HttpStatusCode.OK, file);
        }
    }

    [Fact]
    public async Task Another_version_is_answered_but_not_kept()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        var old = await visitor.GetAsync("thema/izz.0000000000000000.css");
        old.Status.ShouldBe(HttpStatusCode.OK);
        old.Response.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("no-store");
    }

    [Theory]
    [InlineData("thema/inszo.0000000000000000.css")]
    [InlineData("thema/izz.0.theme.json")]
    [InlineData("thema/izz.0...%2F..%2Fbase%2Ftheme.json")]
    [InlineData("thema/izz")]
    public async Task Nothing_else_is_served_and_no_other_tenants_brand(string path)
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("lib/portal.css", "text/css")]
    [InlineData("lib/htmx.js", "text/javascript")]
    public async Task Shared_assets_need_no_sign_in(string path, string type)
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        var asset = await visitor.GetAsync(path);
        asset.Status.ShouldBe(HttpStatusCode.OK);
        asset.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe(type);
        asset.Bytes.Length.ShouldBeGreaterThan(10_000);
    }

    private static IEnumerable<string> Files(string css) => css.Split("url(\"").Skip(1).Select(part => part.Split('"')[0]);
}
