using System.Text.RegularExpressions;
using Engine.Access;
using Engine.SignIn.SecondSteps;
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

    [Fact]
    public async Task A_request_for_an_account_says_the_same_to_who_has_one_to_who_asked_before_and_to_a_stranger()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        const string asked = "vroeg.het.al@zorggroep-voorbeeld.example";
        await RequestAsync(asked);
        var stranger = await RequestAsync(Unknown);
        stranger.ShouldContain("Uw aanvraag is verstuurd");
        (await RequestAsync(SignInNodes.Mail)).ShouldBe(stranger);
        (await RequestAsync(asked)).ShouldBe(stranger);

        async Task<string> RequestAsync(string mail)
        {
            using var visitor = nodes.First.Visit("izz.localhost");
            var page = await (await visitor.GetAsync("account-aanvragen")).Form("aanvraag")
                .Fill("Organisation", "Zorggroep").Fill("Name", "Marieke Hofstra").Fill("Mail", mail).SubmitAsync();
            // every request has a reference of its own
            return Reference().Replace($"{page.Status} {page.RedirectsTo} {Headers(page)} {Neutral(page, mail)} {Neutral(await visitor.FollowAsync(page), mail)}", "kenmerk");
        }
    }

    [Fact]
    public async Task The_options_of_a_passkey_are_the_same_whoever_is_named_and_whoever_was_here_before()
    {
        nodes.Clock.Advance(TimeSpan.FromHours(1));
        await nodes.InAsync("izz", async db =>
        {
            var account = await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == SignInNodes.Mail);
            account.Passkeys = 1;
            db.Add(new Passkey { AccountId = account.Id, Name = "Laptop", CredentialId = [1, 2, 3], PublicKey = [1], Transports = [], CreatedAt = nodes.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        using var known = nodes.First.Visit("izz.localhost");
        (await SignInNodes.TryAsync(known, SignInNodes.Mail, SignInNodes.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code", "the device is one of theirs, and halfway in");
        using var stranger = nodes.First.Visit("izz.localhost");
        var answer = await OptionsAsync(stranger, Unknown);
        answer.ShouldContain("\"allowCredentials\":[]");
        (await OptionsAsync(stranger, SignInNodes.Mail)).ShouldBe(answer);
        (await OptionsAsync(known, SignInNodes.Mail)).ShouldBe(answer);
        await nodes.ChangeAsync("izz", SignInNodes.Mail, a => a.Passkeys = 0);

        static async Task<string> OptionsAsync(Visitor visitor, string mail)
        {
            var token = (await visitor.GetAsync("inloggen")).Form("inloggen")["__RequestVerificationToken"] ?? "";
            var page = await visitor.SendAsync(new(HttpMethod.Post, "inloggen/passkey/opties")
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Mail", mail), new("username", mail)]),
            });
            return $"{page.Status} {Headers(page)} {Challenge().Replace(page.Body, "challenge")}";
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
        return $"{page.Status} {page.Response.Headers.RetryAfter} {Headers(page)} {Neutral(page, mail)}";
    }

    private static string Headers(VisitedPage page) => string.Join(',', page.Response.Headers.Select(h => h.Key));

    private static string Neutral(VisitedPage page, string typed) => Token().Replace(page.Body.Replace(typed, "*", StringComparison.Ordinal), "token");

    // what the framework seals is another text each time, and equally long
    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" value=\")[^\"]*|(?<=name=\"Kenmerk\" value=\")[^\"]*|(?<=opaque-redirect\\?url=)[^\"<]*")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9A-F]{4}-[0-9A-F]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex("(?<=\"challenge\":\")[^\"]*")]
    private static partial Regex Challenge();
}
