using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Pages;

/// <summary>What every page owes its reader, over all pages that the host knows and the people who may open most of them.</summary>
public sealed class EveryPageTests
{
    [Theory]
    [InlineData("beheer@accountbeheer.example")]
    [InlineData("hoofdgebruiker@zorggroep-voorbeeld.example")]
    public async Task Has_language_title_one_heading_skip_link_help_and_no_inline_style(string mail)
    {
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets" });
        var (visitor, start) = await portal.EnterAsync(mail);
        start.Status.ShouldBe(HttpStatusCode.OK);
        var seen = 0;
        foreach (var path in Pages(portal))
        {
            var page = await visitor.GetAsync(path);
            if (page.Status == HttpStatusCode.OK)
            {
                Check(page, path);
                seen++;
            }
        }

        seen.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("izz.localhost")]
    [InlineData("mijnzz.localhost")]
    [InlineData("bedrijfszorg.localhost")]
    [InlineData("inszo.localhost")]
    public async Task Is_the_same_for_a_visitor_and_where_nothing_is(string host)
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit(host);
        foreach (var path in (string[])["", "contact", "bestaat-niet"])
        {
            Check(await visitor.OpenAsync(path), path);
        }
    }

    private static IEnumerable<string> Pages(PortalFactory portal) => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && e.RoutePattern.Parameters.Count == 0)
        .Select(e => (e.RoutePattern.RawText ?? "").TrimStart('/'))
        // the one page that ends the visit
        .Where(path => path != "uitloggen")
        .Distinct();

    private static void Check(VisitedPage page, string path)
    {
        var html = page.Document;
        html.DocumentElement.GetAttribute("lang").ShouldBe("nl", path);
        html.Title.ShouldNotBeNull(path).ShouldNotBeEmpty(path);
        html.QuerySelectorAll("h1").Length.ShouldBe(1, path);
        html.QuerySelectorAll("main").Length.ShouldBe(1, path);
        html.QuerySelector("a.utrecht-skip-link").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull(path).ShouldEndWith("#inhoud");
        html.QuerySelector("aside.portal-help").ShouldNotBeNull().TextContent.ShouldContain("Bellen", Case.Sensitive, path);
        html.QuerySelector("aside.portal-help").ShouldNotBeNull(path);
        html.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty(path);
        // addresses count from the base address: a leading slash would leave a tenant that lives under a path
        html.QuerySelectorAll("a[href^='/'], link[href^='/'], img[src^='/']").ShouldBeEmpty(path);
        html.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty(path);
        foreach (var field in html.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            (html.QuerySelector($"label[for='{field.Id}']") ?? field.Closest("label")).ShouldNotBeNull($"{path}: {field.OuterHtml}");
        }
    }
}
