using Engine.Features;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin.Features;

public sealed class RouteGuardTests
{
    /// <summary>Pages that everyone who is signed in has, whatever the tenant switches.</summary>
    private static readonly string[] ForEveryoneSignedIn =
    [
        "/waarom", "/organisatie", "/uitloggen", "/instellingen", "/instellingen/apparaat", "/instellingen/wachtwoord", "/sessie/verlengen",
        "/instellingen/apparaat/herstelcodes", "/instellingen/apparaat/herstelcodes.txt",
        "/instellingen/gegevens", "/instellingen/sessies", "/instellingen/apparaten", "/instellingen/herstelcodes", "/instellingen/mailcode",
        "/instellingen/telefoonnummer", "/instellingen/passkeys", "/instellingen/passkeys/{Id:guid}", "/inloggen/sterker/opties",
    ];

    /// <summary>Routes that the framework adds by itself: they show nothing of a tenant, and the fallback policy holds them.</summary>
    private static readonly string[] OfTheFramework = ["/{**path:file}", "/_framework/opaque-redirect"];

    [Fact]
    public async Task Every_route_has_a_feature_is_public_or_is_on_the_short_list()
    {
        await using var factory = new PortalFactory();
        var unguarded = factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<RequireFeatureAttribute>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Distinct().Except(ForEveryoneSignedIn).Except(OfTheFramework).ToList();
        unguarded.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_feature_that_a_route_asks_for_is_offered_by_a_module()
    {
        await using var factory = new PortalFactory();
        var offered = factory.Services.GetRequiredService<Engine.Modules.ModuleCatalogue>().Features;
        factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<RequireFeatureAttribute>()?.Feature)
            .OfType<string>().ShouldAllBe(feature => offered.ContainsKey(feature));
    }
}
