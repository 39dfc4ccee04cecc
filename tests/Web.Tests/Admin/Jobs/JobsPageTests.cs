using System.Net;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin.Jobs;

public sealed class JobsPageTests
{
    [Fact]
    public async Task A_tenant_admin_tries_stuck_work_again_and_closes_what_is_no_use()
    {
        await using var factory = Factory();
        await Strand(factory, "izz", 2);
        await Strand(factory, "inszo", 1);
        var (visitor, _) = await factory.EnterAsync("beheer@accountbeheer.example");
        (await visitor.GetAsync("")).Text.ShouldContain("2 keer bleef werk op de achtergrond steken", Case.Insensitive, "that of another tenant is not counted");
        var page = await visitor.GetAsync("beheer/achtergrondwerk");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("#gestrand tbody tr").Length.ShouldBe(2);

        var chosen = page.Document.QuerySelector("button[name=werk]")?.GetAttribute("value") ?? "";
        page = await page.Form("opnieuw").SubmitAndFollowAsync("werk", chosen);
        page.Text.ShouldContain("Het werk is opnieuw gestart.");
        page.Document.QuerySelectorAll("#gestrand tbody tr").Length.ShouldBe(1);

        page = await page.ClickAsync("Sluiten");
        var refused = await page.Form("sluiten").Fill("reden", " ").SubmitAsync();
        refused.Text.ShouldContain("Vul in waarom u dit werk sluit.");
        page = await refused.Form("sluiten").Fill("reden", "Dubbel ingediend").SubmitAndFollowAsync();
        page.Text.ShouldContain("Het werk is gesloten.");
        page.Text.ShouldContain("Er is geen werk blijven steken.");
        (await visitor.GetAsync("")).Text.ShouldNotContain("op de achtergrond steken");
    }

    [Fact]
    public async Task Who_lacks_the_right_does_not_get_in()
    {
        await using var factory = Factory();
        var (visitor, _) = await factory.EnterAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        (await visitor.GetAsync("beheer/achtergrondwerk")).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
    }

    // no worker runs, so that what is started again stays where the test can see it
    private static PortalFactory Factory() => new(settings: new Dictionary<string, string?>
    {
        ["DEMO_PASSWORD"] = "appel-kompas-fiets",
        ["Jobs:Enabled"] = "false",
    });

    private static async Task Strand(PortalFactory factory, string tenant, int count)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        for (var i = 0; i < count; i++)
        {
            db.Add(new QueueHead { TenantId = tenant, Kind = "test.gone", RowId = Guid.CreateVersion7(), Due = DateTimeOffset.UnixEpoch });
        }

        await db.SaveChangesAsync();
        await db.Set<QueueHead>().Where(h => h.Kind == "test.gone").ExecuteUpdateAsync(set => set
            .SetProperty(h => h.DeadSince, new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero)).SetProperty(h => h.LastFault, JobFaults.UnknownKind));
    }
}
