using System.Net;
using System.Text.Json;
using Engine.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Errors;

public sealed class ErrorPagesTests
{
    private const string Secret = "geheim-van-de-server";
    private static readonly Dictionary<string, string?> Production = new() { ["environment"] = "Production" };

    [Fact]
    public async Task A_fault_shows_a_page_of_the_brand_with_a_number_and_nothing_of_the_cause()
    {
        await using var portal = Failing(() => new InvalidOperationException(Secret), Production);
        using var visitor = portal.Visit("izz.localhost");
        var page = await visitor.GetAsync("contact");
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.Text.ShouldContain("Er ging iets mis");
        page.Text.ShouldMatch("kenmerk: [0-9a-f]{12}");
        page.Body.ShouldNotContain(Secret);
        page.Body.ShouldNotContain("InvalidOperationException");
        page.Document.QuerySelector("link[rel=stylesheet]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_that_finds_nothing_shows_the_same_page_of_the_brand_as_an_address_that_does_not_exist()
    {
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets" });
        var (visitor, _) = await portal.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        var page = await visitor.GetAsync($"verzekerden/{Guid.CreateVersion7()}");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldBe((await visitor.GetAsync("bestaat-niet")).Text);
        page.Document.QuerySelector("link[rel=stylesheet]").ShouldNotBeNull();
        page.Document.QuerySelector(".portal-account").ShouldNotBeNull().TextContent.ShouldContain("Marieke Hofstra");
    }

    [Theory]
    [InlineData(14)]
    [InlineData(5)]
    public async Task Without_a_database_the_portal_asks_to_come_back(int code)
    {
        await using var portal = Failing(() => new InvalidOperationException("query", new SqliteException(Secret, code)));
        using var visitor = portal.Visit("mijnzz.localhost");
        var page = await visitor.GetAsync("contact");
        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(30));
        page.Text.ShouldContain("Het portaal is even niet beschikbaar");
        page.Body.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_read_that_cannot_be_logged_is_not_shown()
    {
        await using var portal = Failing(() => new AuditUnavailableException("vol"));
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync("contact")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_program_gets_problem_details_instead_of_a_page()
    {
        await using var portal = Failing(() => new InvalidOperationException(Secret), Production, "/api/proef");
        using var visitor = portal.Visit("izz.localhost");
        var answer = await visitor.GetAsync("api/proef");
        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(500);
        problem.GetProperty("title").GetString().ShouldBe("Er ging iets mis");
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        answer.Body.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_host_of_nobody_gets_a_bare_404()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("onbekend.localhost");
        var answer = await visitor.GetAsync("contact");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_says_so()
    {
        await using var portal = new PortalFactory();
        using var visitor = portal.Visit("izz.localhost");
        var answer = await visitor.SendAsync(new(HttpMethod.Post, "contact")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "vraag", ["__RequestVerificationToken"] = "oud" }),
        });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain("te lang open");
    }

    [Fact]
    public async Task A_form_that_is_not_on_its_page_is_answered_with_a_page_of_the_portal()
    {
        await using var portal = new PortalFactory(null, Production);
        using var visitor = portal.Visit("izz.localhost");
        var form = (await visitor.GetAsync("inloggen")).Form().Force("_handler", "bestaat-niet");
        var answer = await form.SubmitAsync();
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain("Dit verzoek klopt niet");
        answer.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");
    }

    private static PortalFactory Failing(Func<Exception> fault, IReadOnlyDictionary<string, string?>? settings = null, string path = "/contact") =>
        new(services => services.AddSingleton<MatcherPolicy>(new Fault(path, fault)), settings);
}
