using System.Net;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Admin.Features;

public sealed class FunctiesPageTests : IAsyncLifetime
{
    private const string Admin = "beheer@accountbeheer.example";
    private const string User = "hoofdgebruiker@zorggroep-voorbeeld.example";

    private readonly DemoPortal portal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => portal.DisposeAsync().AsTask();

    [Fact]
    public async Task A_feature_that_is_switched_off_is_gone_for_everyone_at_once_and_undo_brings_it_back()
    {
        var (admin, _) = await portal.EnterAsync(Admin);
        var (colleague, _) = await portal.EnterAsync(Admin);
        (await colleague.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.OK);
        (await colleague.GetAsync("contact")).Document.QuerySelector("a[href='beheer/logboek']").ShouldNotBeNull();

        var done = await (await admin.GetAsync("beheer/functies")).Form("schakel-portal.logboek").SubmitAndFollowAsync();
        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Document.QuerySelector("[id='portal.logboek']").ShouldNotBeNull().TextContent.ShouldContain("Nu ziet niemand deze functie.");

        (await colleague.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await colleague.GetAsync("contact")).Document.QuerySelector("a[href='beheer/logboek']").ShouldBeNull();
        using var other = portal.Visit("mijnzz.localhost");
        (await other.GetAsync("contact")).Status.ShouldBe(HttpStatusCode.OK);

        var history = await admin.GetAsync("beheer/functies/portal.logboek");
        history.Text.ShouldContain("voor iedereen: van aan naar uit");
        history.Text.ShouldContain("Petra Beheerder");
        (await history.Form("terugdraaien-1").SubmitAndFollowAsync()).Text.ShouldContain("teruggedraaid");
        (await colleague.GetAsync("beheer/logboek")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_greyed_feature_shows_its_page_and_refuses_its_work()
    {
        var (admin, _) = await portal.EnterAsync(Admin);
        var page = await admin.GetAsync("beheer/functies/portal.simulator");
        await page.Form("wijzigen").Fill("State", "grijs").Fill("Notice", "Tot maandag dicht.").SubmitAndFollowAsync();

        (await admin.GetAsync("beheer/simulator")).Text.ShouldContain("Tot maandag dicht.");
        var refused = await admin.SendAsync(new(HttpMethod.Post, "beheer/simulator") { Content = new FormUrlEncodedContent([]) });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Wat u verstuurde, is niet verwerkt.");
    }

    [Fact]
    public async Task Of_two_admins_with_the_same_page_the_second_sees_the_new_state_first()
    {
        var (first, _) = await portal.EnterAsync(Admin);
        var (second, _) = await portal.EnterAsync(Admin);
        var form = (await second.GetAsync("beheer/functies/portal.simulator")).Form("wijzigen").Fill("State", "grijs").Fill("Reason", "Onderhoud");
        await (await first.GetAsync("beheer/functies/portal.simulator")).Form("wijzigen").Fill("State", "uit").SubmitAsync();

        var refused = await form.SubmitAsync();
        refused.Text.ShouldContain("Iemand anders heeft dit intussen gewijzigd.");
        refused.Form("wijzigen")["Reason"].ShouldBe("Onderhoud");
        (await refused.Form("wijzigen").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_is_planned_listed_and_withdrawn()
    {
        var (admin, _) = await portal.EnterAsync(Admin);
        var page = await admin.GetAsync("beheer/functies/portal.simulator");
        var moment = TimeProvider.System.GetUtcNow().AddDays(30).ToString("dd-MM-yyyy 12:00", System.Globalization.CultureInfo.InvariantCulture);
        await page.Form("wijzigen").Fill("State", "uit").Fill("From", moment).SubmitAndFollowAsync();

        var list = await admin.GetAsync("beheer/functies");
        list.Text.ShouldContain(moment);
        (await admin.GetAsync("beheer/simulator")).Status.ShouldBe(HttpStatusCode.OK);
        (await list.Form("intrekken-1").SubmitAndFollowAsync()).Text.ShouldNotContain(moment);
        (await admin.GetAsync("beheer/functies/portal.simulator")).Text.ShouldContain("ingetrokken");
    }

    [Fact]
    public async Task A_wrong_moment_keeps_what_was_typed_and_says_what_to_do()
    {
        var (admin, _) = await portal.EnterAsync(Admin);
        var page = await admin.GetAsync("beheer/functies/portal.simulator");
        var refused = await page.Form("wijzigen").Fill("State", "uit").Fill("Reason", "Proef").Fill("From", "31-02-2027 07:00").SubmitAsync();
        refused.Text.ShouldContain("Vul een bestaande dag en tijd in");
        refused.Form("wijzigen")["From"].ShouldBe("31-02-2027 07:00");
        refused.Form("wijzigen")["Reason"].ShouldBe("Proef");
    }

    [Theory]
    [InlineData("beheer/functies")]
    [InlineData("beheer/functies/portal.simulator")]
    [InlineData("beheer/simulator")]
    public async Task Whoever_lacks_the_right_is_refused_and_a_visitor_signs_in_first(string path)
    {
        var (user, _) = await portal.EnterAsync(User);
        (await user.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync(path)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task A_feature_of_another_line_of_business_is_not_found()
    {
        var (admin, _) = await portal.EnterAsync(Admin);
        (await admin.GetAsync("beheer/functies/inszo.bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
