using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.Tenancy;

public sealed class TenantAddressTests
{
    [Theory]
    [InlineData(true, null, "http://noord.localhost:5080/")]
    [InlineData(true, "7443", "https://noord.localhost:7443/")]
    [InlineData(false, "7443", "https://noord.localhost/")]
    public void A_portal_lives_at_https_except_for_developers_who_do_not_serve_that(bool isDevelopment, string? secure, string address)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PORT"] = "5080", ["HTTPS_PORT"] = secure }).Build();
        new TenantAddress(configuration, isDevelopment).Of(TestTenants.Noord).ToString().ShouldBe(address);
    }
}
