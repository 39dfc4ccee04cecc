using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_spans_with_route_and_tenant_and_metrics()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync();

        await using (var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["Otlp:Endpoint"] = collector.Urls.First() }))
        {
            using var visitor = portal.Visit("inszo.localhost");
            (await visitor.GetAsync("contact?naam=Poelstra")).Status.ShouldBe(HttpStatusCode.OK);
            await visitor.GetAsync("toestemming/izz.4b58deadbeef");
        }

        received.Keys.ShouldBe(["/v1/traces", "/v1/metrics"], ignoreOrder: true);
        received["/v1/traces"].ShouldContain("GET /contact");
        received["/v1/traces"].ShouldContain("tenant.id");
        received["/v1/traces"].ShouldContain("inszo");
        received["/v1/traces"].ShouldNotContain("Poelstra");
        received["/v1/traces"].ShouldNotContain("4b58deadbeef");
        received["/v1/metrics"].ShouldContain("http.server.request.duration");
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_it_is_made()
    {
        await using var portal = new PortalFactory();
        portal.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)).ShouldBeNull();
    }
}
