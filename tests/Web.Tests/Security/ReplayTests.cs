using System.Net;
using Engine.Access;
using Engine.SignIn;
using Engine.SignIn.Protection.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Web.Tests.Security;

/// <summary>What one tenant gave out is worth nothing at another, and the attempt is in the log (ISO-5).</summary>
public sealed class ReplayTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    [Fact]
    public async Task A_session_cookie_under_the_name_of_another_tenant_is_refused_and_logged()
    {
        var session = (await AttackedPortal.CookiesAsync(await portal.AsAsync(AttackedPortal.MainUser))).Single(c => c.Contains("-sessie=", StringComparison.Ordinal));
        var before = await TimesLoggedAsync("cross_tenant_replay");
        using var visitor = portal.With(AttackedPortal.OtherHost, session.Replace("izz-sessie", "bedrijfszorg-sessie", StringComparison.Ordinal));
        (await visitor.GetAsync("organisatie")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await TimesLoggedAsync("cross_tenant_replay")).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task The_token_of_a_form_is_refused_at_another_tenant_and_logged()
    {
        var visitor = await portal.AsAsync(AttackedPortal.MainUser);
        var token = (await visitor.GetAsync("organisatie")).Form("organisatie")["__RequestVerificationToken"] ?? "";
        var cookies = await AttackedPortal.CookiesAsync(visitor);
        var stolen = cookies.Single(c => c.Contains("formulier", StringComparison.Ordinal));
        var own = (await AttackedPortal.CookiesAsync(await portal.AsAsync(AttackedPortal.OtherTenant))).Single(c => c.Contains("-sessie=", StringComparison.Ordinal));
        using var attacked = portal.With(AttackedPortal.OtherHost, $"{own}; {stolen}");
        var before = await TimesLoggedAsync("form_token_refused");
        var answer = await attacked.SendAsync(new(HttpMethod.Post, "organisatie")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "organisatie"), new("Organisation", Guid.Empty.ToString())]),
        });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TimesLoggedAsync("form_token_refused")).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_reset_link_is_refused_at_another_tenant_and_logged_also_for_the_same_address_there()
    {
        // the same person has an account with the same address and password at both
        var hasher = portal.Factory.Services.GetRequiredService<IPasswordHasher<Engine.Access.Account>>();
        var text = MailedToken.NewText("izz");
        foreach (var tenant in (string[])["izz", "bedrijfszorg"])
        {
            await portal.InAsync(tenant, db =>
            {
                var account = new Engine.Access.Account
                {
                    Mail = "zelfde@adres.example", NormalizedMail = Engine.Access.Account.Normalize("zelfde@adres.example"), Name = "Twee Plaatsen", State = AccountState.Active,
                };
                account.PasswordHash = hasher.HashPassword(account, AttackedPortal.Password);
                db.Add(account);
                if (tenant == "izz")
                {
                    db.Add(new MailedToken
                    {
                        AccountId = account.Id, Purpose = MailedTokenPurpose.Reset, Hash = MailedToken.HashOf(text), Stamp = account.SecurityStamp,
                        CreatedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
                    });
                }

                return db.SaveChangesAsync();
            });
        }

        var before = await TimesLoggedAsync("cross_tenant_replay");
        using var there = portal.Factory.Visit(AttackedPortal.OtherHost);
        (await there.GetAsync("wachtwoord-instellen?code=" + text)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
        (await TimesLoggedAsync("cross_tenant_replay")).ShouldBeGreaterThan(before);

        using var here = portal.Factory.Visit(AttackedPortal.Host);
        var set = await (await here.GetAsync("wachtwoord-instellen?code=" + text)).Form("wachtwoord-instellen")
            .Fill("New", "een heel ander wachtwoord").Fill("Repeat", "een heel ander wachtwoord").SubmitAsync();
        set.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var untouched = await portal.InAsync("bedrijfszorg", db => db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == "zelfde@adres.example"));
        hasher.VerifyHashedPassword(untouched, untouched.PasswordHash ?? "", AttackedPortal.Password).ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task A_kept_form_and_a_device_that_is_being_registered_mean_nothing_at_another_tenant()
    {
        var (izz, there) = (AttackedPortal.MainUser, AttackedPortal.OtherTenant);
        var form = new KeptForm
        {
            AccountId = (await AccountAsync("izz", izz)).Id, OrganisationId = Guid.Empty, Content = [1], ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(30),
        };
        await portal.InAsync("izz", db =>
        {
            db.Add(form);
            return db.SaveChangesAsync();
        });
        var visitor = await portal.AsAsync(there);
        (await visitor.GetAsync($"organisatie?{KeepForm.Marker}={form.Id:N}")).Text.ShouldNotContain("nog niet verstuurd");
        (await portal.InAsync("izz", db => db.Set<KeptForm>().CountAsync(f => f.Id == form.Id))).ShouldBe(1, "nobody elsewhere uses it up");

        var begun = await (await (await portal.AsAsync(izz)).GetAsync("instellingen/apparaat")).Form("start").Fill("Password", AttackedPortal.Password).SubmitAsync();
        var stolen = begun.Form("bevestig")["Registratie"] ?? "";
        var own = await (await visitor.GetAsync("instellingen/apparaat")).Form("start").Fill("Password", AttackedPortal.Password).SubmitAsync();
        var answer = await own.Form("bevestig").Force("Registratie", stolen).Fill("Code", "123456").SubmitAsync();
        answer.Text.ShouldContain("Begin opnieuw");
    }

    private Task<Engine.Access.Account> AccountAsync(string tenant, string mail) => portal.InAsync(tenant, db => db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == mail));

    private async Task<int> TimesLoggedAsync(string cause)
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.Factory.DataFolder, "logs")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            count += (await reader.ReadToEndAsync()).Split($"\"Cause\":\"{cause}\"").Length - 1;
        }

        return count;
    }
}
