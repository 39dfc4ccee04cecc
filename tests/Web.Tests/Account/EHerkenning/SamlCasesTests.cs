using System.Net;
using Shouldly;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>
/// Every fault of dutch-standards section 2 that one answer can have (AUT-9), through the address at which brokers answer. A refusal is a
/// page without a reason, no session, no account, and one line in the log.
/// </summary>
public sealed class SamlCasesTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    public static TheoryData<int, string> Rows()
    {
        var rows = new TheoryData<int, string>();
        foreach (var row in SamlCases.All)
        {
            rows.Add(row.Number, row.Name);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_answer_ends_as_the_table_says(int number, string name)
    {
        var row = SamlCases.All.Single(c => c.Number == number && c.Name == name);
        var departed = await portal.DepartAsync(row.Tenant, row.Query);
        var before = await portal.TracesAsync(row.Tenant);
        var page = await row.Run(portal, departed);
        var after = await portal.TracesAsync(row.Tenant);
        var news = after.Events.Skip(before.Events.Count).ToList();
        if (row.Ending == Ending.SignedIn)
        {
            page.Status.ShouldBe(HttpStatusCode.Redirect, string.Join('\n', news));
            BrokeredPortal.SignsIn(page).ShouldBeTrue(string.Join('\n', news));
            news.ShouldHaveSingleItem().ShouldContain($"KvK {BrokerMessage.Kvk}");
            (await departed.Visitor.OpenAsync("")).Body.ShouldContain(BrokeredPortal.Person);
            return;
        }

        news.ShouldHaveSingleItem().ShouldStartWith("portal.inloggen Refused eHerkenning: saml.");
        if (row.Code is not null)
        {
            news[0].ShouldBe($"portal.inloggen Refused eHerkenning: {row.Code}");
        }

        (after.Sessions, after.Accounts).ShouldBe((before.Sessions, before.Accounts));
        BrokeredPortal.SignsIn(page).ShouldBeFalse();
        page.Body.ShouldNotContain("saml.");
        CheckPage(page, row.Ending);
    }

    [Fact]
    public async Task Identifiers_that_do_not_open_get_one_answer_whatever_is_wrong_with_them()
    {
        var answers = new List<string>();
        foreach (var row in SamlCases.All.Where(c => c.Number == 36 && c.Code == "saml.identifier"))
        {
            var page = await row.Run(portal, await portal.DepartAsync(row.Tenant));
            answers.Add($"{page.Status} {string.Join(',', page.Response.Headers.Select(h => h.Key))} {page.Body}");
        }

        answers.Count.ShouldBeGreaterThan(10);
        answers.Distinct().ShouldHaveSingleItem();
    }

    private static void CheckPage(VisitedPage page, Ending ending)
    {
        switch (ending)
        {
            case Ending.Cancelled:
                page.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/inloggen?melding=geannuleerd");
                break;
            case Ending.LevelTooLow:
                page.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldStartWith("/inloggen?melding=niveau-te-laag&niveau=eh");
                break;
            case Ending.Later:
                page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
                page.Text.ShouldContain("Probeer het over een paar minuten opnieuw");
                break;
            default:
                page.Status.ShouldBe(HttpStatusCode.BadRequest);
                page.Text.ShouldContain("Inloggen met eHerkenning is niet gelukt. Begin opnieuw bij Inloggen.");
                break;
        }
    }
}
