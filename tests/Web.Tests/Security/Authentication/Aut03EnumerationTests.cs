using System.Text.RegularExpressions;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-3: no answer tells who has an account. Bytes here; time in Aut03TimingTests.</summary>
public sealed partial class Aut03EnumerationTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    private const string Unknown = "onbekende.persoon@zorggroep-voorbeeld.example";

    [Theory]
    [InlineData("active")]
    [InlineData("locked")]
    [InlineData("disabled")]
    [InlineData("invited")]
    public async Task A_wrong_password_gets_the_bytes_that_an_unknown_address_gets(string account)
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        await SetAsync(mail, account);
        var known = await AnswerAsync(mail);
        var unknown = await AnswerAsync(Unknown);
        known.ShouldBe(unknown);
        await SetAsync(mail, "active");
    }

    [Fact]
    public async Task A_closed_account_with_the_right_password_gets_them_too()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        foreach (var state in (string[])["disabled", "invited", "locked"])
        {
            await SetAsync(mail, state);
            (await AnswerAsync(mail, SignInNodes.Password)).ShouldBe(await AnswerAsync(Unknown), state);
        }

        await SetAsync(mail, "active");
    }

    [Fact]
    public async Task Beyond_the_limit_of_one_address_known_and_unknown_are_refused_alike()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 15; i++)
        {
            using var attacker = nodes.First.Visit("bedrijfszorg.localhost");
            await SignInNodes.TryAsync(attacker, "hoofd@steenhart.example");
            await SignInNodes.TryAsync(attacker, "niemand@steenhart.example");
        }

        (await AnswerAsync("hoofd@steenhart.example", host: "bedrijfszorg.localhost"))
            .ShouldBe(await AnswerAsync("niemand@steenhart.example", host: "bedrijfszorg.localhost"));
    }

    [Fact]
    public async Task Asking_for_a_new_password_says_the_same_to_everybody()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var answers = new List<string>();
        foreach (var mail in (string[])[SignInNodes.Mail, Unknown])
        {
            using var visitor = nodes.First.Visit("izz.localhost");
            var page = await (await visitor.GetAsync("wachtwoord-vergeten")).Form("wachtwoord-vergeten").Fill("Mail", mail).SubmitAsync();
            answers.Add($"{page.Status} {page.RedirectsTo} {Neutral(page, mail)} {Neutral(await visitor.FollowAsync(page), mail)}");
        }

        answers[0].ShouldBe(answers[1]);
    }

    [Fact]
    public async Task A_worthless_link_looks_the_same_whoever_it_was_for()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        var answers = new List<string>();
        foreach (var path in (string[])["wachtwoord-instellen?code=", "activeren?code="])
        {
            foreach (var token in (string[])["izz." + new string('0', 64), "izz." + new string('f', 64), "bedrijfszorg." + new string('0', 64)])
            {
                using var visitor = nodes.First.Visit("izz.localhost");
                var page = await visitor.GetAsync(path + token);
                answers.Add($"{page.Status} {Neutral(page, token)}");
            }

            answers.Distinct().Count().ShouldBe(1, path);
            answers.Clear();
        }
    }

    private Task<int> SetAsync(string mail, string state) => nodes.InAsync("izz", async db =>
    {
        var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail);
        account.State = state switch { "disabled" => AccountState.Disabled, "invited" => AccountState.Invited, _ => AccountState.Active };
        account.LockedUntil = state == "locked" ? nodes.Clock.GetUtcNow().AddMinutes(10) : null;
        (account.FailedCount, account.LockoutCount) = (0, 0);
        return await db.SaveChangesAsync();
    });

    private async Task<string> AnswerAsync(string mail, string password = "verkeerd-wachtwoord", string host = "izz.localhost")
    {
        using var visitor = nodes.First.Visit(host);
        var page = await SignInNodes.TryAsync(visitor, mail, password);
        return $"{page.Status} {page.Response.Headers.RetryAfter} {string.Join(',', page.Response.Headers.Select(h => h.Key))} {Neutral(page, mail)}";
    }

    private static string Neutral(VisitedPage page, string typed) => Token().Replace(page.Body.Replace(typed, "*", StringComparison.Ordinal), "token");

    // what the framework seals is another text each time, and equally long
    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" value=\")[^\"]*|(?<=opaque-redirect\\?url=)[^\"<]*")]
    private static partial Regex Token();
}
