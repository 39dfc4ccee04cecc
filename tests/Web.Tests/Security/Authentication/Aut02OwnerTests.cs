using System.Net;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-2: an attacker who keeps an account locked does not keep its owner out. The times of the lock stand in LockOutTests.</summary>
public sealed class Aut02OwnerTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    [Fact]
    public async Task The_owner_gets_in_from_a_known_device_during_the_whole_attack()
    {
        var owner = nodes.First.Visit("izz.localhost");
        (await SignInNodes.TryAsync(owner, SignInNodes.Mail, SignInNodes.Password)).Status.ShouldBe(HttpStatusCode.Found);
        var entered = 0;
        for (var round = 0; round < 20; round++)
        {
            await SignOutAsync(owner);
            for (var i = 0; i < 20; i++)
            {
                using var attacker = (i % 2 == 0 ? nodes.First : nodes.Second).Visit("izz.localhost");
                await SignInNodes.TryAsync(attacker, SignInNodes.Mail);
            }

            using var stranger = nodes.First.Visit("izz.localhost");
            (await SignInNodes.TryAsync(stranger, SignInNodes.Mail, SignInNodes.Password)).Status.ShouldNotBe(HttpStatusCode.Found);
            entered += (await SignInNodes.TryAsync(owner, SignInNodes.Mail, SignInNodes.Password)).Status == HttpStatusCode.Found ? 1 : 0;
            nodes.Clock.Advance(TimeSpan.FromSeconds(45));
        }

        entered.ShouldBe(20);
    }

    [Fact]
    public async Task A_known_device_has_five_tries_in_a_quarter_of_an_hour_and_its_cookie_opens_nothing()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        var owner = nodes.First.Visit("izz.localhost");
        await SignInNodes.TryAsync(owner, mail, SignInNodes.Password);
        await SignOutAsync(owner);
        (await owner.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        for (var i = 0; i < 5; i++)
        {
            (await SignInNodes.TryAsync(owner, mail)).Text.ShouldContain("klopt niet");
        }

        (await SignInNodes.TryAsync(owner, mail, SignInNodes.Password)).Text.ShouldContain("klopt niet");
        nodes.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SignInNodes.TryAsync(owner, mail, SignInNodes.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        var form = (await visitor.GetAsync("contact")).Form("form[action='uitloggen']");
        await form.SubmitAsync();
    }
}
