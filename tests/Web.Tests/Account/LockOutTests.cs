using System.Net;
using Shouldly;

namespace Web.Tests.Account;

public sealed class LockOutTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_for_1_then_5_then_15_minutes_and_never_longer()
    {
        const string mail = "hoofdgebruiker@zorggroep-voorbeeld.example";
        foreach (var minutes in (int[])[1, 5, 15, 15])
        {
            for (var i = 0; i < 5; i++)
            {
                (await portal.TryAsync(mail, "verkeerd-wachtwoord")).Text.ShouldContain("klopt niet");
            }

            portal.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await portal.TryAsync(mail, DemoPortal.Password)).Text.ShouldContain("klopt niet");
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await portal.TryAsync(mail, DemoPortal.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_right_password_starts_the_count_anew()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                await portal.TryAsync(mail, "verkeerd-wachtwoord");
            }

            (await portal.TryAsync(mail, DemoPortal.Password)).Status.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task Tries_at_the_same_moment_share_the_five()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => portal.TryAsync(mail, "verkeerd-wachtwoord")));
        (await portal.TryAsync(mail, DemoPortal.Password)).Text.ShouldContain("klopt niet");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await portal.TryAsync(mail, DemoPortal.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }
}
