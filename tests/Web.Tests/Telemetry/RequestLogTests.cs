using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;
using Web.Tests.Errors;

namespace Web.Tests.Telemetry;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_one_line_with_tenant_route_status_and_trace_and_without_its_query()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        await visitor.GetAsync("contact?naam=Poelstra&mail=p.poelstra@example.nl");
        var log = await ReadAsync(portal);
        log.ShouldNotContain("Poelstra");
        log.ShouldNotContain("p.poelstra@example.nl");
        var line = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(l => l.GetProperty("Properties").TryGetProperty("Route", out var route) && route.GetString() == "/contact").ShouldHaveSingleItem();
        line.GetProperty("Properties").GetProperty("Tenant").GetString().ShouldBe("izz");
        line.GetProperty("Properties").GetProperty("Status").GetInt32().ShouldBe(200);
        line.GetProperty("Properties").GetProperty("Method").GetString().ShouldBe("GET");
        line.GetProperty("Properties").GetProperty("Milliseconds").GetDouble().ShouldBeGreaterThan(0);
        line.GetProperty("TraceId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("toestemming/izz.4b58deadbeef")]
    [InlineData("ondertekenen/izz.4b58deadbeef/document")]
    public async Task No_line_of_a_visit_to_a_mailed_link_holds_its_token(string link)
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        await visitor.GetAsync(link);
        var log = await ReadAsync(portal);
        log.ShouldContain("/{Code", Case.Insensitive);
        log.ShouldNotContain("4b58deadbeef");
    }

    [Fact]
    public async Task An_address_or_citizen_service_number_in_a_fault_is_masked()
    {
        await using var portal = new PortalFactory(
            services => services.AddSingleton<MatcherPolicy>(new Fault("/contact", () => new InvalidOperationException("Dubbel: p.poelstra@example.nl, 123456782"))),
            new Dictionary<string, string?> { ["environment"] = "Production" });
        using var visitor = portal.Visit("izz.localhost");
        await visitor.GetAsync("contact");
        var log = await ReadAsync(portal);
        log.ShouldContain("Dubbel: ***@***, *********");
        log.ShouldNotContain("poelstra");
        log.ShouldNotContain("123456782");
    }

    private static async Task<string> ReadAsync(PortalFactory portal)
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.DataFolder, "logs")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            text += await reader.ReadToEndAsync();
        }

        return text;
    }
}
