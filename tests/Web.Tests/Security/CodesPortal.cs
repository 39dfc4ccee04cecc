using Engine.Access;
using Engine.Access.Invitations;
using Engine.Data;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Security;

/// <summary>Two portals at which every sign-in asks for a code by text message or mail, and people whom a test invites.</summary>
public sealed class CodesPortal : DemoPortal
{
    public const string Host = "izz.localhost";
    public const string OtherHost = "bedrijfszorg.localhost";

    public const string Person = "medewerker@zorggroep-voorbeeld.example";
    public const string Colleague = "hoofdgebruiker@thuiszorg-de-wilg.example";
    public const string AtOtherTenant = "onderhoud@steenhart.example";

    /// <summary>Everybody's number, so that only whose sign-in it is tells codes apart.</summary>
    private const string Number = "+31611111111";

    private const string Codes = """{ "secondStep": "required", "secondStepMeans": ["sms", "mail"] }""";

    private readonly ChangedTenants tenants;

    public CodesPortal() : this(new ChangedTenants().SignIn("izz", Codes).SignIn("bedrijfszorg", Codes))
    {
    }

    private CodesPortal(ChangedTenants tenants) : base(new Dictionary<string, string?> { ["TenantConfig"] = tenants.Folder }) => this.tenants = tenants;

    /// <summary>Types the password, on a day of its own, and returns the page that asks for the code that went out.</summary>
    public async Task<(Visitor Visitor, VisitedPage Page, string Code)> AskAsync(string mail, Means means, bool nextDay = true)
    {
        Clock.Advance(nextDay ? TimeSpan.FromDays(2) : TimeSpan.FromMinutes(1));
        var tenant = SignIn(mail).Tenant;
        await As(tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            (await db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == mail)).Mobile = means == Means.Sms ? services.GetRequiredService<MobileNumbers>().Seal(Number) : null;
            return await db.SaveChangesAsync();
        });
        var (visitor, page) = await EnterAsync(mail);
        return (visitor, page, await SentCodeAsync(tenant, means == Means.Sms ? Number : mail));
    }

    /// <summary>Invites somebody to an organisation; returns the address in the mail, relative to the host.</summary>
    public Task<string> InviteAsync(string tenant, string mail, string organisation, string role) => As(tenant, async services =>
    {
        var place = await services.GetRequiredService<PortalDbContext>().Set<Organisation>().SingleAsync(o => o.Number == organisation);
        await using var change = await services.GetRequiredService<AccessLock>().TakeAsync(place.Id, default);
        (await services.GetRequiredService<SendInvitation>().AddAsync(change, place, "Nora Nieuw", mail, [new(role, null)], default)).IsRefused.ShouldBeFalse();
        var body = (await services.LettersAsync()).Last(l => l.To == mail).Body;
        return new Uri(body.Split((char[])['\n', ' ']).Single(l => l.Contains("activeren?", StringComparison.Ordinal)).Trim()).PathAndQuery;
    });

    /// <summary>A visitor who sends these cookies whatever they are worth.</summary>
    public Visitor With(string host, IEnumerable<string> cookies)
    {
        var client = Plain(host);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
        return new(client);
    }

    public Task<int> PlacesAsync(string tenant, string mail) => Rows(tenant, db =>
        db.Set<Membership>().CountAsync(m => db.Set<Engine.Access.Account>().Any(a => a.Id == m.AccountId && a.Mail == mail)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        tenants.Dispose();
    }
}
