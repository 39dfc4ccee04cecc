using Engine.Audit;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Passkeys;

namespace Web.Tests.Account;

public sealed class ResetSecondStepTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Mail = "code@zorggroep-voorbeeld.example";

    [Fact]
    public async Task The_desk_takes_every_means_away_ends_the_sessions_and_the_user_is_told_000_12()
    {
        var (visitor, page) = await portal.EnterAsync(Mail);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(Mail).TotpSecret ?? "")).SubmitAsync();
        using var passkey = new SoftPasskey();
        var begin = await (await visitor.GetAsync("instellingen/passkeys")).Form("passkey").Fill("Name", "Laptop").Fill("Password", DemoPortal.Password).SubmitAsync();
        var options = begin.Document.QuerySelector("form[data-options]")?.GetAttribute("data-options") ?? "";
        await begin.Form("maak").Fill("Credential", passkey.Create(options, new("https://izz.localhost"))).SubmitAsync();
        var account = await portal.Rows("izz", db => db.Set<Engine.Access.Account>().AsNoTracking().SingleAsync(a => a.Mail == Mail));

        var result = await portal.As("izz", services => services.GetRequiredService<ResetSecondStep>().HandleAsync(account.Id, "Telefoon kwijt", CancellationToken.None));
        result.IsRefused.ShouldBeFalse();
        var after = await portal.Rows("izz", db => db.Set<Engine.Access.Account>().AsNoTracking().SingleAsync(a => a.Mail == Mail));
        after.SecondStepEnabled.ShouldBeFalse();
        after.RecoveryCodes.ShouldBeEmpty();
        (await portal.Rows("izz", db => db.Set<Passkey>().CountAsync(p => p.AccountId == account.Id))).ShouldBe(0);
        (await portal.Rows("izz", db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.tweede-stap-herstellen" && e.ObjectId == account.Id))).ShouldBe(1);
        (await portal.MailAsync(Mail, "Inloggen in twee stappen is hersteld")).ShouldContain("opnieuw in");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await portal.TryAsync(Mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");

        // what is not there cannot be reset, and an account of another tenant is none
        (await portal.As("izz", services => services.GetRequiredService<ResetSecondStep>().HandleAsync(account.Id, "Telefoon kwijt", CancellationToken.None))).Refusals[0].Code.ShouldBe("second-step.none");
        (await portal.As("inszo", services => services.GetRequiredService<ResetSecondStep>().HandleAsync(account.Id, "Telefoon kwijt", CancellationToken.None))).Refusals[0].Code.ShouldBe("account.unknown");
    }
}
