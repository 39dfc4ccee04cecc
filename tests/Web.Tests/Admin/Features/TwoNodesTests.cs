using System.Diagnostics;
using System.Net;
using Schema;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin.Features;

/// <summary>Two hosts on one real PostgreSQL: what one switches, the other follows.</summary>
[Trait("Category", "Postgres")]
public sealed class TwoNodesTests
{
    private const string Admin = "beheer@accountbeheer.example";

    [Fact]
    public async Task What_is_switched_at_one_node_is_gone_at_the_other_within_seconds()
    {
        await using var first = new PortalFactory(settings: new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets" }, provider: DatabaseProvider.Postgres);
        var (admin, _) = await first.EnterAsync(Admin);
        await using var second = PortalFactory.Node(first);
        var (colleague, _) = await second.EnterAsync(Admin);
        (await colleague.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.OK);

        await (await admin.GetAsync("beheer/functies")).Form("schakel-portal.logboek").SubmitAsync();
        var watch = Stopwatch.StartNew();
        while ((await colleague.GetAsync("beheer/logboek")).Status != HttpStatusCode.NotFound)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
            await Task.Delay(20);
        }
    }
}
