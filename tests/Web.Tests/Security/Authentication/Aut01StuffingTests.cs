using System.Globalization;
using System.Net;
using Shouldly;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-1: passwords in bulk are stopped before they are hashed, over all tenants and nodes together.</summary>
public sealed class Aut01StuffingTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    private static readonly string[] Hosts = ["izz.localhost", "inszo.localhost", "bedrijfszorg.localhost"];

    [Fact]
    public async Task One_address_tries_ten_passwords_a_minute_over_all_tenants_and_both_nodes()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var visitors = Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? nodes.First : nodes.Second).Visit(Hosts[i / 2], "198.51.100.1")).ToList();
        var before = nodes.Hashed;
        var tries = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++)
        {
            tries.Add((await SignInNodes.TryAsync(visitors[i % visitors.Count], $"iemand-{i}@voorbeeld.example")).Status);
        }

        tries.Count(s => s == HttpStatusCode.OK).ShouldBe(10);
        tries.Skip(10).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        (nodes.Hashed - before).ShouldBe(10);
        nodes.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SignInNodes.TryAsync(visitors[0], "iemand@voorbeeld.example")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task At_the_same_moment_on_two_nodes_the_limit_does_not_double()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var forms = new List<Testing.Http.VisitedForm>();
        for (var i = 0; i < 40; i++)
        {
            var visitor = (i % 2 == 0 ? nodes.First : nodes.Second).Visit("izz.localhost", "198.51.100.2");
            forms.Add((await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", $"gelijk-{i}@voorbeeld.example").Fill("Password", "verkeerd-wachtwoord"));
        }

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));
        answers.Count(a => a.Status != HttpStatusCode.TooManyRequests).ShouldBe(10);
    }

    [Fact]
    public async Task Thousand_addresses_on_one_account_are_hashed_no_more_than_fifteen_times_a_minute_known_or_not()
    {
        foreach (var mail in (string[])[SignInNodes.Mail, "niemand@voorbeeld.example"])
        {
            nodes.Clock.Advance(TimeSpan.FromHours(1));
            var before = nodes.Hashed;
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 40; i++)
            {
                using var visitor = (i % 2 == 0 ? nodes.First : nodes.Second).Visit("izz.localhost");
                answers.Add((await SignInNodes.TryAsync(visitor, mail)).Status);
            }

            (nodes.Hashed - before).ShouldBe(15, mail);
            answers.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(25, mail);
        }
    }

    [Fact]
    public async Task Who_is_refused_reads_when_to_try_again_and_keeps_the_address_that_was_typed()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = nodes.First.Visit("izz.localhost", "198.51.100.4");
        for (var i = 0; i < 10; i++)
        {
            await SignInNodes.TryAsync(visitor, $"wie-{i}@voorbeeld.example");
        }

        nodes.Clock.Advance(TimeSpan.FromSeconds(20));
        var page = await SignInNodes.TryAsync(visitor, "marieke@voorbeeld.example", "een geheim wachtwoord");
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().TotalSeconds.ShouldBe(40);
        page.Text.ShouldContain("Probeer het over 40 seconden opnieuw");
        page.Text.ShouldContain("Inloggen");
        page.Form("inloggen")["Mail"].ShouldBe("marieke@voorbeeld.example");
        page.Body.ShouldNotContain("een geheim wachtwoord");
        page.Document.QuerySelector("[role=alert]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("inloggen", 10)]
    [InlineData("inloggen/code", 10)]
    [InlineData("wachtwoord-vergeten", 5)]
    [InlineData("wachtwoord-instellen?code=izz.0", 10)]
    public async Task Every_public_form_has_a_budget_of_its_own(string path, int budget)
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = nodes.First.Visit("izz.localhost", string.Create(CultureInfo.InvariantCulture, $"203.0.113.{budget + path.Length}"));
        var token = (await visitor.GetAsync("inloggen")).Form("inloggen")["__RequestVerificationToken"] ?? "";
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < budget + 2; i++)
        {
            answers.Add((await visitor.SendAsync(new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", path.Split('/', '?')[0])]),
            })).Status);
        }

        answers.Take(budget).ShouldAllBe(s => s != HttpStatusCode.TooManyRequests);
        answers.Skip(budget).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        (await visitor.GetAsync("contact")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_a_search_and_a_download_are_limited_by_person_ASVS_2_4_1()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var (visitor, _) = await Testing.Http.DemoSignIns.EnterAsync(nodes.First, SignInNodes.Mail);
        var downloads = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            downloads.Add((await visitor.GetAsync("verzekerden/download?toon=alles")).Status);
        }

        downloads.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(2);
        var question = (await visitor.GetAsync("vraag")).Form("vraag").Fill("Onderwerp", "Premie").Fill("Vraag", "Wanneer komt de nota?");
        var sent = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            sent.Add((await question.SubmitAsync()).Status);
        }

        sent.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(2);
        var refused = await question.SubmitAsync();
        refused.Form("vraag")["Vraag"].ShouldBe("Wanneer komt de nota?");
        var searches = new List<HttpStatusCode>();
        for (var i = 0; i < 125; i++)
        {
            searches.Add((await visitor.GetAsync("verzekerden?filter-naam=a")).Status);
        }

        searches.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(5);
    }

    [Fact]
    public async Task Visits_to_the_broker_are_begun_twenty_times_a_minute_from_one_address()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = nodes.First.Visit("mijnzz.localhost", "198.51.100.9");
        var starts = new List<HttpStatusCode>();
        for (var i = 0; i < 22; i++)
        {
            starts.Add((await visitor.GetAsync("inloggen/eherkenning")).Status);
        }

        starts.Take(20).ShouldAllBe(s => s == HttpStatusCode.Found);
        starts.Skip(20).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task One_person_sends_and_withdraws_twenty_invitations_in_ten_minutes()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var (visitor, _) = await Testing.Http.DemoSignIns.EnterAsync(nodes.First, SignInNodes.Mail);
        var form = (await visitor.GetAsync("gebruikers/nieuw")).Form("gebruiker").Fill("Name", "Nina Nieuw").Fill("Mail", "nina@zorggroep-voorbeeld.example");
        var sent = new List<HttpStatusCode>();
        for (var i = 0; i < 22; i++)
        {
            sent.Add((await form.SubmitAsync()).Status);
        }

        sent.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(2);
        (await form.SubmitAsync()).Form("gebruiker")["Mail"].ShouldBe("nina@zorggroep-voorbeeld.example");
        var invitation = (await visitor.GetAsync("gebruikers")).Document.QuerySelector("a[href^='gebruikers/uitnodigingen/']").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull();
        (await (await visitor.GetAsync(invitation ?? "")).Form("uitnodiging").SubmitAsync("Actie", "opnieuw")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("beheer/accounts?zoek=a")]
    [InlineData("beheer/accounts/nieuw?zoek=a")]
    public async Task The_desk_searches_within_the_same_limit(string path)
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var (desk, _) = await Testing.Http.DemoSignIns.EnterAsync(nodes.First, "balie@accountbeheer.example");
        var searches = new List<HttpStatusCode>();
        for (var i = 0; i < 125; i++)
        {
            searches.Add((await desk.GetAsync(path)).Status);
        }

        searches.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(5);
    }
}
