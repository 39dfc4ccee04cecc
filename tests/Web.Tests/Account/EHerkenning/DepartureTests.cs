using Engine.SignIn.EHerkenning;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>The way to a broker that wants its request posted.</summary>
public sealed class DepartureTests
{
    [Fact]
    public async Task A_request_that_is_posted_has_a_form_that_this_one_page_may_send_elsewhere()
    {
        await using var portal = new PortalFactory(
            services => services.AddScoped<Broker, PostingBroker>(), new Dictionary<string, string?> { ["EHerkenning:Simulator"] = "false" });
        using var visitor = portal.Visit("mijnzz.localhost");
        var page = await visitor.GetAsync("inloggen/eherkenning");
        var form = page.Document.QuerySelector("form#vertrek").ShouldNotBeNull();
        form.GetAttribute("action").ShouldBe("https://broker.example/sso");
        form.QuerySelector("input[name=SAMLRequest]").ShouldNotBeNull().GetAttribute("value").ShouldBe("vraag");
        form.QuerySelector("button").ShouldNotBeNull("works without script");
        Policy(page).ShouldContain("form-action 'self' https://broker.example;");
        Policy(await visitor.GetAsync("inloggen")).ShouldContain("form-action 'self';");
    }

    private static string Policy(VisitedPage page) => page.Response.Headers.GetValues("Content-Security-Policy").Single();

    private sealed class PostingBroker : Broker
    {
        public override bool Serves(BrokerConfig? config) => true;

        public override Task<BrokerDeparture> AskAsync(BrokerRequest request, BrowserHalf half, CancellationToken cancellation) =>
            Task.FromResult(new BrokerDeparture(new("https://broker.example/sso"), new Dictionary<string, string> { ["SAMLRequest"] = "vraag" }));
    }
}
