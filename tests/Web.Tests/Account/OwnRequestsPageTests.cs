using System.Net;
using Engine.Access;
using Engine.Data.Encryption;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Web.Tests.Account;

/// <summary>What somebody asked, as a plain status track.</summary>
public sealed class OwnRequestsPageTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string Colleague = "medewerker@zorggroep-voorbeeld.example";

    [Fact]
    public async Task A_request_shows_what_is_done_what_happens_now_and_what_comes()
    {
        var id = await AddAsync(Colleague, "Toegang voor Zuid", ("in-behandeling", null), ("meer-informatie", "Wat is uw functie?"));
        var (visitor, _) = await portal.EnterAsync(Colleague);
        var list = await visitor.GetAsync("mijn-aanvragen");
        list.Text.ShouldContain(RequestReference.Of(id));
        var page = await list.ClickAsync("Account aanvragen: Toegang voor Zuid");
        page.Text.ShouldContain($"Kenmerk {RequestReference.Of(id)}");
        page.Document.QuerySelectorAll("ol.portal-track > li .portal-track__state").Select(s => s.TextContent).ShouldBe(["Klaar", "Klaar", "Nu", "Hierna", "Hierna", "Hierna"]);
        page.Document.QuerySelector("ol.portal-track > li[aria-current=step]").ShouldNotBeNull().TextContent.ShouldContain("Wat is uw functie?");
        page.Text.ShouldContain("Meer informatie nodig");

        var (main, _) = await portal.EnterAsync(MainUser);
        (await main.GetAsync("mijn-aanvragen")).Text.ShouldContain("door een collega");
        (await main.GetAsync($"mijn-aanvragen/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        var (stranger, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await stranger.GetAsync($"mijn-aanvragen/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_asked_something_answers_at_the_request_once_and_nobody_else_does()
    {
        var id = await AddAsync(Colleague, "Toegang voor Oost", ("in-behandeling", null), ("meer-informatie", "Wat is uw functie?"));
        var (main, _) = await portal.EnterAsync(MainUser);
        (await main.GetAsync($"mijn-aanvragen/{id}")).FormOrNone("antwoord").ShouldBeNull();
        var (visitor, _) = await portal.EnterAsync(Colleague);
        var page = await visitor.GetAsync($"mijn-aanvragen/{id}");
        (await page.Form("antwoord").SubmitAsync()).Text.ShouldContain("Vul uw antwoord in");
        var sent = await page.Form("antwoord").Fill("Antwoord", "Ik ben controller.").SubmitAndFollowAsync();
        sent.Text.ShouldContain("Uw antwoord is verstuurd.");
        sent.Document.QuerySelector("ol.portal-track > li[aria-current=step]").ShouldNotBeNull().TextContent.ShouldContain("Ik ben controller.");
        (await page.Form("antwoord").Fill("Antwoord", "Nog iets").SubmitAsync()).Text.ShouldContain("Wij wachten niet (meer) op een antwoord");
    }

    [Fact]
    public async Task Open_and_finished_requests_are_found_apart_and_a_cancelled_one_says_so()
    {
        var id = await AddAsync(Colleague, "Oude vraag", ("in-behandeling", null));
        await portal.Rows("izz", async db =>
        {
            (await db.Set<PortalRequest>().SingleAsync(r => r.Id == id)).End(portal.Clock.GetUtcNow(), true);
            return await db.SaveChangesAsync();
        });
        var (visitor, _) = await portal.EnterAsync(Colleague);
        (await visitor.GetAsync("mijn-aanvragen?filter-stand=open")).Text.ShouldNotContain("Oude vraag");
        var page = await (await visitor.GetAsync("mijn-aanvragen?filter-stand=klaar")).ClickAsync("Account aanvragen: Oude vraag");
        page.Text.ShouldContain("Wij hebben deze aanvraag beëindigd voordat zij klaar was.");
        page.Document.QuerySelector("[aria-current=step]").ShouldBeNull();
    }

    private Task<Guid> AddAsync(string mail, string title, params (string Status, string? Note)[] lines) => portal.As("izz", async services =>
    {
        var db = services.GetRequiredService<Engine.Data.PortalDbContext>();
        var who = await (from m in db.Set<Membership>() join a in db.Set<Engine.Access.Account>() on m.AccountId equals a.Id where a.Mail == mail select new { a.Id, m.OrganisationId }).FirstAsync();
        var request = new PortalRequest
        {
            Kind = "portal.account", FormKey = Guid.NewGuid(), Title = title, RequesterId = who.Id, OrganisationId = who.OrganisationId, Status = "aangevraagd", At = portal.Clock.GetUtcNow(),
        };
        db.Add(request);
        db.Add(request.Move("aangevraagd", null, request.At));
        var fields = services.GetRequiredService<FieldProtector>();
        db.AddRange(lines.Select(l => request.Move(l.Status, l.Note is null ? null : fields.Protect("request.note", l.Note), request.At)));
        await db.SaveChangesAsync();
        return request.Id;
    });
}
