using Engine.Access;
using Engine.Access.Demo;
using Engine.Access.Links;
using Engine.Data;
using Engine.Jobs;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>All tenants with their demo, and the people who try what they should not; background work waits for a test.</summary>
public sealed class AttackedPortal : IAsyncDisposable
{
    public const string Host = "izz.localhost";
    public const string Password = "appel-kompas-fiets";

    /// <summary>Both contracts of one employer.</summary>
    public const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";

    /// <summary>Contract 300101 of that employer only.</summary>
    public const string OneContract = "medewerker@zorggroep-voorbeeld.example";

    public const string Admin = "beheer@accountbeheer.example";

    public const string Desk = "balie@accountbeheer.example";

    public const string OtherEmployer = "hoofdgebruiker@thuiszorg-de-wilg.example";

    public const string OtherTenant = "hoofd@steenhart.example";

    public const string OtherHost = "bedrijfszorg.localhost";

    private static readonly (string Tenant, string Contract, string Mail)[] Owners =
    [
        ("izz", "300100", MainUser), ("izz", "300101", OneContract), ("izz", "300200", OtherEmployer), ("mijnzz", "400100", IdPlaces.Agency), ("mijnzz", "400101", IdPlaces.AgencyUsers), ("mijnzz", "400110", IdPlaces.OtherAgency),
        ("mijnzz", "400200", IdPlaces.Municipality), ("mijnzz", "400200", IdPlaces.MunicipalityUsers), ("bedrijfszorg", "600100", OtherTenant), ("inszo", "700100", "huisarts@beekzicht.example"),
    ];

    private readonly Dictionary<string, Visitor> known = [];
    private Task<IReadOnlyList<Belonging>>? belongings;

    /// <summary>Budgets are wide: what is tried here by the thousand is whether an answer is right, and limits have tests of their own.</summary>
    public PortalFactory Factory { get; } = new(settings: new Dictionary<string, string?>(
        Enum.GetNames<Budget>().Select(b => KeyValuePair.Create($"Limits:{b}", (string?)"100000"))) { ["DEMO_PASSWORD"] = Password, ["Jobs:Enabled"] = "false" });

    public IEnumerable<RouteEndpoint> Routes => Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <param name="mail">Null for somebody who is not signed in.</param>
    public async Task<Visitor> AsAsync(string? mail)
    {
        if (mail is null)
        {
            return Factory.Visit(Host);
        }

        var (visitor, page) = await Factory.EnterAsync(mail);
        if (Factory.SignIn(mail).TotpSecret is { } secret)
        {
            await page.Form("code").Fill("Code", Totp.Code(secret, Totp.StepAt(DateTimeOffset.UtcNow))).SubmitAndFollowAsync();
        }

        return visitor;
    }

    /// <summary>One of everything of people of every tenant; made once, after the work that waits since the first start.</summary>
    internal Task<IReadOnlyList<Belonging>> BelongingsAsync() => belongings ??= MakeAsync();

    /// <summary>The same visitor each time, once <see cref="BelongingsAsync"/> was asked.</summary>
    public async Task<Visitor> KnownAsync(string mail) => known.TryGetValue(mail, out var visitor) ? visitor : known[mail] = await AsAsync(mail);

    private async Task<IReadOnlyList<Belonging>> MakeAsync()
    {
        await Factory.Services.GetRequiredService<JobPump>().DrainAsync();
        var made = new List<Belonging>();
        foreach (var (tenant, contract, mail) in Owners)
        {
            made.AddRange(await InAsync(tenant, async (db, services) =>
            {
                var owner = new Belongings(db, services, tenant, mail, contract);
                var things = await owner.MakeAsync();
                if (mail == IdPlaces.Agency)
                {
                    known[IdPlaces.Program] = Factory.Visit("mijnzz.localhost");
                    known[IdPlaces.Program].Client.DefaultRequestHeaders.Authorization = new("Bearer", owner.KeyText);
                }

                return things;
            }));
        }

        made.Add(await LinkAsync());
        await AsAsync(OtherEmployer);
        await AsAsync(OtherTenant);
        foreach (var tenant in Tenants)
        {
            made.AddRange(await InAsync(tenant, db => Belongings.SessionsAsync(db, tenant)));
        }

        return made;
    }

    /// <summary>A contract of the other agency that the first one reaches.</summary>
    private Task<Belonging> LinkAsync() => InAsync("mijnzz", async db =>
    {
        var link = new ContractLink
        {
            OrganisationId = await db.Set<Organisation>().Where(o => o.Number == "200100").Select(o => o.Id).SingleAsync(), ContractId = await db.Set<Contract>().Where(c => c.Number == "400200").Select(c => c.Id).SingleAsync(),
            AskedById = await db.Set<Engine.Access.Account>().Where(a => a.Mail == IdPlaces.Agency).Select(a => a.Id).SingleAsync(), AskedByName = "Proef", AskedAt = DateTimeOffset.UtcNow,
        };
        db.Add(link);
        await db.SaveChangesAsync();
        return new Belonging(Thing.Link, link.Id, "mijnzz", "200100", null, null);
    });

    /// <summary>A visitor who sends these cookies whatever they are worth.</summary>
    public Visitor With(string host, string cookies)
    {
        var client = new HttpClient(Factory.Server.CreateHandler()) { BaseAddress = new($"https://{host}/") };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return new(client);
    }

    /// <summary>The cookies that this visitor would send.</summary>
    public static async Task<IReadOnlyList<string>> CookiesAsync(Visitor visitor) =>
        (await visitor.GetAsync("contact")).Response.RequestMessage?.Headers.TryGetValues("Cookie", out var values) == true
            ? [.. values.SelectMany(v => v.Split("; "))]
            : [];

    public Task<T> InAsync<T>(string tenant, Func<PortalDbContext, Task<T>> work) => InAsync(tenant, (db, _) => work(db));

    private async Task<T> InAsync<T>(string tenant, Func<PortalDbContext, IServiceProvider, Task<T>> work)
    {
        var found = Factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant) ?? throw new InvalidOperationException("No such tenant.");
        using var entered = Factory.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = Factory.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider);
    }

    public IReadOnlyList<string> Tenants => [.. Factory.Services.GetRequiredService<TenantCatalogue>().Current.All.Select(t => t.Id).Order(StringComparer.Ordinal)];

    public DemoSignIn Account(string mail) => Factory.SignIn(mail);

    public ValueTask DisposeAsync() => Factory.DisposeAsync();
}
