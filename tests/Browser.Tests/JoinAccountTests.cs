using Engine.Access;
using Engine.Access.Invitations;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.EHerkenning;

namespace Browser.Tests;

/// <summary>An invitation for somebody who has an account: the page that asks whose it is.</summary>
[Collection(BrowserCollection.Name)]
public sealed class JoinAccountTests(BrowserPortal portal)
{
    private const string Mail = "inkoop@waterdorp.example";

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task The_question_whose_account_it_is_can_be_read_by_everybody(int width)
    {
        var link = await InviteAsync();
        var page = await portal.VisitAsync(width);
        await page.GotoAsync(portal.Address("mijnzz.localhost", link));
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        await page.FillAsync("#Anders", "iemand nieuw");
        await page.SelectOptionAsync("#Kvk", "27312345");
        await page.ClickAsync("button[value=inloggen]");
        await page.WaitForURLAsync("**/inloggen/eherkenning/koppelen");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Bas Verhoeven");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await page.Context.CloseAsync();
    }

    private Task<string> InviteAsync() => BrokeredTenant.RowsAsync(portal.Portal, "mijnzz", async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        // the other width may have invited already
        await db.Set<Invitation>().Where(i => db.Set<Account>().Any(a => a.Id == i.AccountId && a.Mail == Mail))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InvitationState.Withdrawn).SetProperty(i => i.SentAt, DateTimeOffset.UnixEpoch));
        var organisation = await db.Set<Organisation>().SingleAsync(o => o.Number == "200100");
        await using var change = await services.GetRequiredService<AccessLock>().TakeAsync(organisation.Id, default);
        (await services.GetRequiredService<SendInvitation>().AddAsync(change, organisation, "Bas Verhoeven", Mail, [new("administratief", null)], default)).IsRefused.ShouldBeFalse();
        var body = (await services.LettersAsync()).Last(l => l.To == Mail).Body;
        return new Uri(body.Split((char[])['\n', ' ']).Single(l => l.Contains("activeren?", StringComparison.Ordinal)).Trim()).PathAndQuery;
    });
}
