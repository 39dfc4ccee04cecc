using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Hosting;

public sealed class PortalFactoryTests
{
    [Fact]
    public async Task The_host_starts_and_each_tenant_answers_at_its_own_address()
    {
        await using var portal = new PortalFactory();
        foreach (var host in (string[])["izz.localhost", "mijnzz.localhost", "bedrijfszorg.localhost", "inszo.localhost"])
        {
            using var visitor = portal.Visit(host);
            (await visitor.GetAsync("/")).Status.ShouldNotBe(HttpStatusCode.NotFound, host);
        }

        using var stranger = portal.Visit("onbekend.localhost");
        (await stranger.GetAsync("/")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_Kestrel_the_host_answers_a_real_connection()
    {
        await using var portal = PortalFactory.OnKestrel();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, portal.ClientOptions.BaseAddress) { Headers = { Host = "izz.localhost" } };
        (await client.SendAsync(request)).StatusCode.ShouldNotBe(HttpStatusCode.NotFound);
    }
}
