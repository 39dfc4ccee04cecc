using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Tenancy;

/// <summary>The address where an administration leaves its results: only what its secret signed, just now, comes in.</summary>
public sealed class UitslagenEndpointTests : IAsyncDisposable
{
    private const string Geheim = "een-lang-gedeeld-geheim";
    private const string Inhoud = """{"uitslagen":[{"mutatie":"00000000-0000-0000-0000-000000000001","gelukt":true}]}""";

    private readonly ChangedTenants tenants = new("mijnzz", document =>
    {
        document["outside"] = JsonNode.Parse("""{ "connectors": { "register": { "url": "https://register.example", "secret": "register", "operations": { "mutaties": { "path": "mutaties" } } } } }""");
        document["settings"].ShouldNotBeNull()["collectiviteit"].ShouldNotBeNull()["administratie"] = JsonNode.Parse("""{ "koppeling": "register", "bewerking": "mutaties" }""");
    });

    private readonly FakeTime klok = new();
    private readonly PortalFactory factory;

    public UitslagenEndpointTests() => factory = new(
        services => services.AddSingleton<TimeProvider>(klok),
        new Dictionary<string, string?> { ["TenantConfig"] = tenants.Folder, ["ConnectorSecrets:register:Secret"] = Geheim });

    [Fact]
    public async Task Signed_results_come_in()
    {
        var antwoord = await StuurAsync(Inhoud);
        antwoord.Status.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(antwoord.Body).ShouldNotBeNull()["verwerkt"].ShouldNotBeNull().GetValue<int>().ShouldBe(0, "nobody knows that request");
    }

    [Fact]
    public async Task Another_secret_content_or_moment_is_refused()
    {
        (await StuurAsync(Inhoud, geheim: "een-ander-geheim")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await StuurAsync(Inhoud, getekend: Inhoud.Replace("true", "false"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await StuurAsync(Inhoud, moment: klok.GetUtcNow().AddMinutes(-6))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await StuurAsync(Inhoud, moment: klok.GetUtcNow().AddMinutes(6))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await StuurAsync(Inhoud, moment: klok.GetUtcNow().AddMinutes(-4))).Status.ShouldBe(HttpStatusCode.OK);
        using var bezoeker = factory.Visit("mijnzz.localhost");
        (await bezoeker.SendAsync(new(HttpMethod.Post, new Uri("koppelingen/administratie", UriKind.Relative)) { Content = new StringContent(Inhoud) })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData("""{"uitslagen":[]}""")]
    [InlineData("""{"uitslagen":[null]}""")]
    [InlineData("{}")]
    public async Task What_holds_no_results_is_refused(string inhoud) => (await StuurAsync(inhoud)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_tenant_without_an_administration_outside_has_no_such_address() => (await StuurAsync(Inhoud, host: "izz.localhost")).Status.ShouldBe(HttpStatusCode.NotFound);

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        tenants.Dispose();
    }

    private async Task<VisitedPage> StuurAsync(string inhoud, string geheim = Geheim, string? getekend = null, DateTimeOffset? moment = null, string host = "mijnzz.localhost")
    {
        using var bezoeker = factory.Visit(host);
        var adres = new Uri(factory.Address(host), "koppelingen/administratie");
        var nu = moment ?? klok.GetUtcNow();
        using var bericht = new HttpRequestMessage(HttpMethod.Post, adres) { Content = new StringContent(inhoud, Encoding.UTF8, "application/json") };
        bericht.Headers.Add(RequestSignature.TimestampHeader, RequestSignature.Seconds(nu));
        bericht.Headers.Add(RequestSignature.IdempotencyHeader, "uitslag-1");
        bericht.Headers.Add(RequestSignature.Header, RequestSignature.Of(Encoding.UTF8.GetBytes(geheim), "POST", adres, nu, "uitslag-1", Encoding.UTF8.GetBytes(getekend ?? inhoud)));
        return await bezoeker.SendAsync(bericht);
    }
}
