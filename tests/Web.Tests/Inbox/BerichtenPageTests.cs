using Engine.Data;
using Engine.Inbox;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Inbox;

/// <summary>The page Berichten (001, 002-32; Postvak IN in 000-27).</summary>
public sealed class BerichtenPageTests : IAsyncLifetime
{
    private const string Main = "hoofdgebruiker@zorggroep-voorbeeld.example";

    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoHistory"] = "false" });
    private Visitor visitor = new(new());

    public async Task InitializeAsync() => (visitor, _) = await portal.EnterAsync(Main);

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task Without_messages_the_page_says_so()
    {
        var page = await visitor.GetAsync("berichten");
        page.Text.ShouldContain("Er zijn nog geen berichten voor u.");
        page.Document.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("Postvak IN");
        (await visitor.GetAsync("")).Text.ShouldNotContain("ongelezen");
    }

    [Fact]
    public async Task A_message_is_counted_at_the_start_read_and_then_read_no_more()
    {
        await SendAsync("Financieel", "Uw nota staat klaar");
        var start = await visitor.GetAsync("");
        start.Text.ShouldContain("1 ongelezen bericht");
        start.Document.QuerySelectorAll(".portal-nav__open a[href=berichten] .portal-nav__badge").ShouldHaveSingleItem().TextContent.ShouldBe("1(1 ongelezen)");
        var list = await visitor.GetAsync("berichten");
        list.Text.ShouldContain("Financieel");
        var page = await list.ClickAsync("Uw nota staat klaar");
        page.Text.ShouldContain("Eerste alinea.");
        page.Document.QuerySelectorAll("main p").Select(p => p.TextContent.Trim()).ShouldBe(["Eerste alinea.", "Tweede alinea."], ignoreOrder: false);
        (await visitor.GetAsync("")).Text.ShouldNotContain("ongelezen");
        (await visitor.GetAsync("berichten?filter-gelezen=ongelezen")).Text.ShouldContain("geen berichten in deze selectie");
    }

    [Fact]
    public async Task Chosen_messages_and_all_messages_are_marked_as_read()
    {
        await SendAsync("Financieel", "Nota van maart");
        await SendAsync("Bevestiging", "Twee");
        await SendAsync("Bevestiging", "Drie");
        var page = await visitor.GetAsync("berichten?filter-categorie=Bevestiging");
        page.Text.ShouldNotContain("Nota van maart");
        var boxes = page.Document.QuerySelectorAll("input[name=Gelezen][form=lezen]");
        boxes.Length.ShouldBe(2);
        page = await page.Form("lezen").Force("Gelezen", boxes[0].GetAttribute("value") ?? "").SubmitAndFollowAsync("Welke", "gekozen");
        page.Document.QuerySelectorAll("input[name=Gelezen]").Length.ShouldBe(1);
        page.Address.Query.ShouldContain("Bevestiging");
        page = await page.Form("lezen").SubmitAndFollowAsync("Welke", "alle");
        page.Document.QuerySelectorAll("input[name=Gelezen]").ShouldBeEmpty();
        (await visitor.GetAsync("berichten")).Document.QuerySelectorAll("input[name=Gelezen]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Marking_without_a_choice_says_what_to_do_and_marks_nothing()
    {
        await SendAsync("Financieel", "Nota van maart");
        var page = await (await visitor.GetAsync("berichten")).Form("lezen").SubmitAndFollowAsync("Welke", "gekozen");
        page.Text.ShouldContain("Kies eerst een of meer ongelezen berichten.");
        page.Document.QuerySelectorAll("input[name=Gelezen]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_selection_keeps_its_filters()
    {
        await SendAsync("Financieel", "Nota van maart");
        await (await visitor.GetAsync("berichten")).Form("lezen").SubmitAsync("Welke", "alle");
        var page = await visitor.GetAsync("berichten?filter-gelezen=ongelezen&filter-categorie=Financieel");
        page.Text.ShouldContain("geen berichten in deze selectie");
        page.Document.QuerySelectorAll("#tabel select").Length.ShouldBeGreaterThanOrEqualTo(2);
        page.Document.QuerySelector("option[value=Financieel][selected]").ShouldNotBeNull();
        page.Text.ShouldContain("Filters wissen");
    }

    [Fact]
    public async Task A_message_of_somebody_else_does_not_exist()
    {
        var id = await SendAsync("Financieel", "Niet voor u", other: true);
        (await visitor.GetAsync("berichten")).Text.ShouldNotContain("Niet voor u");
        (await visitor.GetAsync($"berichten/{id}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<Guid> SendAsync(string category, string subject, bool other = false)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var account = await db.Set<Engine.Access.Account>().Where(a => (a.Mail == Main) != other).Select(a => a.Id).FirstAsync();
        var ids = await scope.ServiceProvider.GetRequiredService<InboxPost>().SendAsync(
            subject, [new(account)], category, subject, "Eerste alinea.\n\nTweede alinea.", [], default);
        await db.SaveChangesAsync();
        return ids[0];
    }
}
