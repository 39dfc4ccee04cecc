using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.Tenancy;

public sealed class TenantResolverTests
{
    private static readonly TenantResolver Resolver = Make();

    [Theory]
    [InlineData("noord.localhost", "/", "noord")]
    [InlineData("NOORD.LocalHost:8443", "/", "noord")]
    [InlineData("noord.localhost.", "/", "noord")]
    [InlineData("noord.localhost.:80", "/", "noord")]
    [InlineData("www.noord.nl", "/", "noord")]
    [InlineData("a.b.noord.nl", "/", "noord")]
    [InlineData("noord.nl", "/", null)]
    [InlineData("vast.noord.nl", "/", "zuid")]
    [InlineData("x.diep.noord.nl", "/", "zuid")]
    [InlineData("kwaadnoord.nl", "/", null)]
    [InlineData("", "/", null)]
    [InlineData(".", "/", null)]
    [InlineData("[::1]:80", "/", null)]
    [InlineData("noord.localhost@kwaad.nl", "/", null)]
    [InlineData("onbekend.localhost", "/n", null)]
    [InlineData("gedeeld.localhost", "/", null)]
    [InlineData("gedeeld.localhost", "/x", null)]
    public void A_host_name_finds_its_tenant(string host, string path, string? expected)
    {
        (Resolver.Resolve(host, path, out var byPrefix)?.Id).ShouldBe(expected);
        (Resolver.Resolve(host, path, out _)?.Id).ShouldBe(expected);
        byPrefix.ShouldBeFalse();
    }

    [Theory]
    [InlineData("gedeeld.localhost", "/n")]
    [InlineData("Gedeeld.localhost:5000", "/N/verzekerden")]
    [InlineData("gedeeld.localhost.", "/n/")]
    public void On_a_shared_host_the_first_segment_finds_the_tenant(string host, string path)
    {
        (Resolver.Resolve(host, path, out var byPrefix)?.Id).ShouldBe("noord");
        byPrefix.ShouldBeTrue();
    }

    [Fact]
    public void Finding_a_tenant_allocates_nothing()
    {
        Resolver.Resolve("NOORD.localhost:8443", "/", out _);
        Resolver.Resolve("gedeeld.localhost", "/n/verzekerden", out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Resolver.Resolve("NOORD.localhost:8443", "/", out _);
            Resolver.Resolve("a.b.noord.nl.", "/", out _);
            Resolver.Resolve("gedeeld.localhost", "/n/verzekerden", out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static TenantResolver Make()
    {
        var catalogue = new TenantCatalogue();
        catalogue.Publish(new(
        [
            TestTenants.Make("noord", """{ "hosts": ["noord.localhost", "*.noord.nl"], "pathPrefix": "n" }"""),
            TestTenants.Make("zuid", """{ "hosts": ["zuid.localhost", "vast.noord.nl", "*.diep.noord.nl"] }"""),
        ]));
        var host = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PathPrefixHosts:0"] = "gedeeld.localhost" }).Build();
        return new(catalogue, host);
    }
}
