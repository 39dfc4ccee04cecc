using System.Net;
using System.Text.Json;
using Engine.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>The description says what is there, and what is there answers as described.</summary>
public sealed class OpenApiTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task Every_endpoint_that_is_on_is_described_and_nothing_else()
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        var beschreven = (await pakket.LeesAsync("openapi.json")).Json().GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => o.Value.GetProperty("operationId").GetString())).ToList();
        var eindpunten = portaal.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()?.Name).OfType<string>().ToList();
        eindpunten.ShouldBeUnique();
        // enrolling is no function of this tenant, and registers are for the insurer itself
        beschreven.Order().ShouldBe(eindpunten.Where(n => n != "aanmelden" && !n.StartsWith("register", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Every_endpoint_under_the_address_of_the_API_belongs_to_it() => portaal.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText?.StartsWith(ApiRoutes.Root, StringComparison.Ordinal) == true && e.RoutePattern.RawText != ApiRoutes.Root + "openapi.json")
        .ShouldAllBe(e => e.Metadata.GetMetadata<ApiOperation>() != null);

    [Fact]
    public async Task What_is_off_for_the_organisation_is_not_described()
    {
        // at this contract neither moving nor details are on
        using var pakket = await Salarispakket.MetAsync(portaal, "300200");
        var paden = (await pakket.LeesAsync("openapi.json")).Json().GetProperty("paths");
        paden.TryGetProperty("/mutaties/afmelding", out _).ShouldBeTrue();
        paden.TryGetProperty("/mutaties/wissel", out _).ShouldBeFalse();
        paden.TryGetProperty("/deelnemers/{id}", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_answer_has_the_form_that_is_described()
    {
        var lid = await portaal.SchrijfInAsync("Vorm");
        await portaal.SchrijfInAsync("Vorm", via: lid, geboren: new(2016, 5, 4));
        using var pakket = await Salarispakket.MetAsync(portaal);
        var document = (await pakket.LeesAsync("openapi.json")).Json();
        document.GetRawText().ShouldNotContain("\"#/properties", Case.Sensitive, "every type stands where it is used");
        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        document.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe("/api/v1");

        var id = lid.Deelname.Id;
        Pas("/mutaties/werknemersnummer", "post", await pakket.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = id, nummer = "V-1" }));
        await portaal.VerwerkAsync();
        var wissel = await pakket.StuurAsync("mutaties/wissel", new { deelnemerId = id, nummer = "300101", datum = Salarispakket.Einde });
        Pas("/mutaties/wissel", "post", wissel);
        Pas("/mutaties", "get", await pakket.LeesAsync("mutaties"));
        Pas("/mutaties/{id}", "get", await pakket.LeesAsync($"mutaties/{wissel.Json().GetProperty("mutaties")[0].GetProperty("id").GetGuid()}"));
        await portaal.VerwerkAsync();
        Pas("/deelnemers", "get", await pakket.LeesAsync("deelnemers?naam=vorm&wie=iedereen&aantal=1"));
        Pas("/deelnemers/{id}", "get", await pakket.LeesAsync($"deelnemers/{id}"));
        var ander = await portaal.SchrijfInAsync("Vorm");
        Pas("/mutaties/afmelding", "post", await pakket.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(ander.Deelname.Id)));

        var probleem = document.GetProperty("components").GetProperty("schemas").GetProperty("Probleem");
        JsonVorm.Fouten(probleem, (await pakket.LeesAsync("deelnemers?wie=x")).Json()).ShouldBeEmpty();
        JsonVorm.Fouten(probleem, (await pakket.LeesAsync($"deelnemers/{Guid.NewGuid()}")).Json()).ShouldBeEmpty();
        JsonVorm.Fouten(probleem, (await pakket.LeesAsync("bestaat-niet")).Json()).ShouldBeEmpty();

        void Pas(string pad, string methode, VisitedPage antwoord)
        {
            var status = methode == "post" ? HttpStatusCode.Accepted : HttpStatusCode.OK;
            antwoord.Status.ShouldBe(status, antwoord.Body);
            JsonVorm.Fouten(Schema(pad, methode, ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)), antwoord.Json()).ShouldBeEmpty();
        }

        JsonElement Schema(string pad, string methode, string status) =>
            document.GetProperty("paths").GetProperty(pad).GetProperty(methode).GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/json").GetProperty("schema");
    }
}
