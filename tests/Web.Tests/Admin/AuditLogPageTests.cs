using System.Net;
using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin;

public sealed class AuditLogPageTests : IAsyncLifetime
{
    private const string Admin = "beheer@accountbeheer.example";
    private const string User = "hoofdgebruiker@zorggroep-voorbeeld.example";

    private readonly PortalFactory portal = new();
    private Visitor visitor = new(new());

    public async Task InitializeAsync() => (visitor, _) = await portal.EnterAsync(Admin);

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task The_log_shows_who_did_what_and_each_view_is_one_event()
    {
        var page = await visitor.GetAsync("beheer/logboek");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Inloggen");
        (await EventsAsync(ReadAuditLog.Viewed)).ShouldHaveSingleItem().AccountName.ShouldBe("Petra Beheerder");
        var again = await visitor.GetAsync("beheer/logboek?filter-actie=Read&filter-persoon=petra");
        again.Document.QuerySelectorAll("table tbody tr").Length.ShouldBe(1);
        again.Text.ShouldContain("Logboek bekijken");
        (await EventsAsync(ReadAuditLog.Viewed)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_opens_with_everything_that_was_recorded()
    {
        var link = (await visitor.GetAsync("beheer/logboek")).Document.QuerySelector("table tbody a").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull();
        var page = await visitor.GetAsync(link ?? "");
        page.Text.ShouldContain("Getoetst aan");
        page.Text.ShouldContain("Noodprocedure");
        (await EventsAsync(ReadAuditLog.Viewed)).Count(e => e.ObjectType == "logregel").ShouldBe(1);
        (await visitor.GetAsync($"beheer/logboek/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_log_speaks_Dutch_and_finds_an_event_by_the_words_that_it_shows()
    {
        await visitor.GetAsync("beheer/logboek?filter-actie=Read");
        var page = await visitor.GetAsync("beheer/logboek?filter-gebeurtenis=Logboek bekijken");
        var cells = page.Document.QuerySelectorAll("table tbody td").Select(c => c.TextContent.Trim()).ToList();
        cells.ShouldContain("Logboek bekijken");
        cells.ShouldNotContain(c => c.Contains("portal.", StringComparison.Ordinal));
        var line = await visitor.GetAsync((page.Document.QuerySelector("table tbody a")?.GetAttribute("href")).ShouldNotBeNull());
        var facts = line.Document.QuerySelectorAll("main dl > div").ToDictionary(d => d.QuerySelector("dt").ShouldNotBeNull().TextContent, d => d.QuerySelector("dd").ShouldNotBeNull().TextContent.Trim());
        facts["Ingelogd met"].ShouldStartWith("wachtwoord");
        facts["Rollen"].ShouldBe("Beheerder");
        facts["Getoetst aan"].ShouldStartWith("Logboek, ");
        facts["Bijzonderheden"].ShouldContain("actie Ingezien");
        facts["Code"].ShouldBe(ReadAuditLog.Viewed);
    }

    [Fact]
    public async Task A_line_that_does_not_exist_gets_the_page_of_the_brand()
    {
        var page = await visitor.GetAsync($"beheer/logboek/{Guid.NewGuid()}");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("Deze pagina bestaat niet");
        (await visitor.GetAsync("bestaat-niet")).Text.ShouldContain("Deze pagina bestaat niet");
    }

    [Fact]
    public async Task A_period_that_is_wrong_is_named_and_nothing_is_read()
    {
        var page = await visitor.GetAsync("beheer/logboek?van=31-02-2026&tm=01-03-2026");
        page.Text.ShouldContain("Dit is geen datum");
        page.Document.QuerySelector("#van").ShouldNotBeNull().GetAttribute("value").ShouldBe("31-02-2026");
        (await visitor.GetAsync("beheer/logboek?van=02-03-2026&tm=01-03-2026")).Text.ShouldContain("De begindatum ligt na de einddatum");
        (await EventsAsync(ReadAuditLog.Viewed)).ShouldBeEmpty();
        (await visitor.GetAsync("beheer/logboek/download?van=31-02-2026")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_download_is_a_file_of_its_own_and_one_event()
    {
        var file = await visitor.GetAsync("beheer/logboek/download");
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Response.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/csv; charset=utf-8");
        file.Response.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("attachment");
        file.Bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        file.Body.ShouldContain("\r\n");
        file.Body.ShouldContain(";portal.inloggen;");
        (await EventsAsync(ReadAuditLog.Exported)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_may_not_read_the_log_gets_a_refusal_in_the_brand()
    {
        var (other, _) = await portal.EnterAsync(User);
        foreach (var address in (string[])["beheer/logboek", "beheer/logboek/download"])
        {
            var answer = await other.GetAsync(address);
            answer.Status.ShouldBe(HttpStatusCode.Forbidden, address);
            answer.Text.ShouldContain("U mag deze pagina niet zien");
        }

        (await EventsAsync(ReadAuditLog.Viewed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_technical_log_of_a_sign_in_and_a_search_holds_no_person()
    {
        await visitor.GetAsync("beheer/logboek?filter-persoon=Beheerder-zoekterm&van=01-01-2026");
        var log = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.DataFolder, "logs")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            log += await reader.ReadToEndAsync();
        }

        log.ShouldContain("/beheer/logboek");
        log.ShouldContain("/inloggen");
        var account = portal.SignIn(Admin);
        foreach (var secret in (string[])["accountbeheer.example", "Petra", "zoekterm", account.Password])
        {
            log.ShouldNotContain(secret);
        }
    }

    private async Task<List<AuditEvent>> EventsAsync(string type)
    {
        var tenant = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<AuditEvent>().AsNoTracking().Where(e => e.Type == type).ToListAsync();
    }
}
