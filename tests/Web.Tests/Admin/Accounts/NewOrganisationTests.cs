using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Web.Tests.Manuals;

namespace Web.Tests.Admin.Accounts;

/// <summary>The desk makes a customer known that is not in the registers yet (000-01).</summary>
public sealed class NewOrganisationTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Desk = "balie@zakelijk.example";

    [Fact]
    public async Task The_desk_registers_an_organisation_once_and_goes_on_with_an_account_for_it()
    {
        using var desk = await portaal.AlsAsync(Desk);
        var page = await (await desk.GetAsync("beheer/accounts")).ClickAsync("Organisatie registreren");
        var empty = await page.Form("organisatie").SubmitAsync();
        foreach (var asked in (string[])["Vul het klantnummer in", "Vul de naam van de organisatie in", "Kies wat voor organisatie het is"])
        {
            empty.Text.ShouldContain(asked);
        }

        var filled = page.Form("organisatie").Fill("Number", "200999").Fill("Name", "Gemeente Nieuwstad").Fill("Audience", "gemeente");
        (await filled.SubmitAndFollowAsync()).Text.ShouldContain("200999 Gemeente Nieuwstad");
        (await filled.SubmitAsync()).Text.ShouldContain("Er is al een organisatie met nummer 200999.");
        var made = await portaal.InAsync(db => db.Set<Organisation>().SingleAsync(o => o.Number == "200999"), "mijnzz");
        (made.Name, made.Audience, made.IsStaff).ShouldBe(("Gemeente Nieuwstad", "gemeente", false));
        (await portaal.InAsync(db => db.Set<Engine.Audit.AuditEvent>().SingleAsync(e => e.Type == "portal.organisatie-registreren"), "mijnzz")).ObjectId.ShouldBe(made.Id);
        (await portaal.InAsync(db => db.Set<Organisation>().CountAsync(o => o.Number == "200999"))).ShouldBe(0, "another tenant has it not");
    }
}
