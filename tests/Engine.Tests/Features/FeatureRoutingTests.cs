using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Engine.Access;
using Engine.Data.Databases;
using Engine.Features;
using Engine.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shouldly;
using Testing.Databases;

namespace Engine.Tests.Features;

/// <summary>The route of a request through tenant, routing policy, authorisation and the refusal of greyed work.</summary>
public sealed class FeatureRoutingTests : IAsyncLifetime
{
    private readonly CurrentTenant current = new();
    private WebApplication? app;
    private Actor? person = ProefModule.Person(contracts: ProefModule.Contract(0, "proef.mag-wijzigen"));
    private Tenant tenant = ProefModule.Tenant("{}");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddEngine([new EngineModule(), new ProefModule()]);
        builder.Services.AddSingleton(current);
        builder.Services.AddSingleton<PortalDatabases, NoDatabases>();
        builder.Services.AddAuthentication("challenge").AddScheme<AuthenticationSchemeOptions, Challenge>("challenge", null);
        app = builder.Build();
        app.Use(async (context, next) =>
        {
            using var scope = current.Enter(tenant);
            context.RequestServices.GetRequiredService<CurrentActor>().OrNone = person;
            context.User = new(person is null ? new ClaimsIdentity() : new ClaimsIdentity("test"));
            await next(context);
        });
        app.UseRouting();
        app.UseFeatureAuthorization();
        new ProefModule().MapEndpoints(app);
        await app.StartAsync();
    }

    public Task DisposeAsync() => app?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    [Theory]
    [InlineData("/lijst")]
    [InlineData("/api/lijst")]
    [InlineData("/lijst.csv")]
    public async Task Off_means_absent_for_page_api_and_download_at_once(string path)
    {
        Switch("""{ "proef.inzien": { "state": "on" } }""");
        (await Get(path)).ShouldBe(HttpStatusCode.OK);
        Switch("""{ "proef.inzien": { "state": "off" } }""");
        (await Get(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Work_behind_a_feature_that_is_off_is_absent_too()
    {
        Switch("{}");
        (await Post("/lijst")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_visitor_is_let_in_nowhere_without_being_asked_to_sign_in()
    {
        person = null;
        (await Get("/gewoon")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Off_for_one_audience_is_absent_there_only()
    {
        Switch("""{ "proef.inzien": { "audiences": { "klein": "off" } } }""");
        (await Get("/lijst")).ShouldBe(HttpStatusCode.OK);
        person = ProefModule.Person("klein");
        (await Get("/lijst")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_contract_that_allows_is_enough_and_none_is_absent()
    {
        Switch("""{ "proef.inzien": { "when": "proef.salaris" } }""");
        var salaris = 1UL << ProefModule.Catalogue.FactIndex["proef.salaris"];
        person = ProefModule.Person(contracts: [ProefModule.Contract(), ProefModule.Contract(salaris)]);
        (await Get("/lijst")).ShouldBe(HttpStatusCode.OK);
        person = ProefModule.Person(contracts: [ProefModule.Contract(), ProefModule.Contract()]);
        (await Get("/lijst")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_the_right_in_any_contract_it_is_refused_in_place()
    {
        Switch("""{ "proef.wijzigen": { } }""");
        (await Get("/wijzig")).ShouldBe(HttpStatusCode.OK);
        person = ProefModule.Person(contracts: ProefModule.Contract());
        (await Get("/wijzig")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_level_that_is_too_low_leads_to_the_sign_in_page_and_back()
    {
        Switch("""{ "proef.wijzigen": { "level": "eh3" } }""");
        var answer = await Client().GetAsync(new Uri("/wijzig?van=1", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe("/inloggen?niveau=hoger&gevraagd=eh3&returnUrl=%2Fwijzig%3Fvan%3D1");
    }

    [Fact]
    public async Task A_greyed_page_is_shown_and_its_work_is_refused_with_the_reason()
    {
        Switch("""{ "proef.inzien": { "state": "greyed", "reason": "Tot maandag dicht." } }""");
        (await Get("/lijst")).ShouldBe(HttpStatusCode.OK);

        var page = await Post("/lijst");
        page.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await page.Content.ReadAsStringAsync()).ShouldBe("GET is gedaan");

        var api = await Post("/api/lijst");
        api.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        api.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        (await api.Content.ReadAsStringAsync()).ShouldContain("Tot maandag dicht.");
    }

    /// <summary>Stands in for a scheme of sign-in: it knows nobody and answers 401.</summary>
    private sealed class Challenge(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
    }

    private void Switch(string features) => tenant = ProefModule.Tenant($$"""{ "features": {{features}} }""");

    private async Task<HttpStatusCode> Get(string path) => (await Client().GetAsync(new Uri(path, UriKind.Relative))).StatusCode;

    private Task<HttpResponseMessage> Post(string path) => Client().PostAsync(new Uri(path, UriKind.Relative), null);

    private HttpClient Client() => app?.GetTestClient() ?? throw new InvalidOperationException("The host is not running.");
}
