using Engine.Access;
using Engine.Data;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>Every cookie of a portal in production is bound to its host and to https, and closed to scripts and other sites.</summary>
public sealed class CookieTests : IAsyncDisposable
{
    private const string Password = "appel-kompas-fiets";

    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["environment"] = "Production", ["Jobs:Enabled"] = "false" });

    [Fact]
    public async Task Signing_in_changing_a_password_and_signing_out_set_host_cookies_only()
    {
        await AddAccountAsync("a@voorbeeld.example");
        using var visitor = portal.Visit("izz.localhost");
        var pages = new List<VisitedPage> { await visitor.GetAsync("inloggen") };
        pages.Add(await pages[0].Form("inloggen").Fill("Mail", "a@voorbeeld.example").Fill("Password", Password).SubmitAsync());
        pages.Add(await visitor.GetAsync("instellingen/wachtwoord"));
        const string other = "een heel ander wachtwoord";
        pages.Add(await pages[^1].Form("wachtwoord").Fill("Current", Password).Fill("New", other).Fill("Repeat", other).SubmitAsync());
        pages.Add(await visitor.FollowAsync(pages[^1]));
        pages.Add(await pages[^1].Form("form[action='uitloggen']").SubmitAsync());
        string[] cookies = [.. pages.SelectMany(p => p.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])];

        string[] names = [.. cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)];
        names.ShouldBe(["__Host-formulier", "__Host-izz-bekend", "__Host-izz-melding", "__Host-izz-sessie"]);
        foreach (var cookie in cookies)
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            parts.ShouldContain("secure", cookie);
            parts.ShouldContain("httponly", cookie);
            parts.ShouldContain("path=/", cookie);
            parts.ShouldContain("samesite=lax", cookie);
            parts.ShouldNotContain(p => p.StartsWith("domain="), cookie);
        }
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task AddAccountAsync(string mail)
    {
        var tenant = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var account = new Engine.Access.Account
        {
            Mail = mail, NormalizedMail = Engine.Access.Account.Normalize(mail), Name = "A", State = AccountState.Active,
            PasswordHash = scope.ServiceProvider.GetRequiredService<Passwords>().Hash(Password),
        };
        var organisation = new Organisation { Number = "1", Name = "Een", Audience = "werkgever" };
        db.AddRange(account, organisation, new Membership { AccountId = account.Id, OrganisationId = organisation.Id });
        await db.SaveChangesAsync();
    }
}
