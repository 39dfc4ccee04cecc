using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Testing;

namespace Engine.Tests.Webhooks;

/// <summary>Two organisations with contracts, and mia who manages the webhooks of the first: she sees people at its first contract only.</summary>
internal sealed class WebhookPlace : IAsyncDisposable
{
    public const string Done = "mutatie.verwerkt";
    public const string Failed = "mutatie.mislukt";

    private readonly Account mia = new() { Mail = "mia@delinde.example", NormalizedMail = "MIA@DELINDE.EXAMPLE", Name = "Mia", State = AccountState.Active };

    private WebhookPlace(string environment, string[] hosts, string features)
    {
        Database = new(services => Add(services, environment));
        (Tenant, Other) = (Make("noord", hosts, features), Make("zuid", hosts, features));
        One = new() { OrganisationId = Here.Id, Number = "11", Name = "Een", Start = new(2020, 1, 1) };
        Two = new() { OrganisationId = Here.Id, Number = "12", Name = "Twee", Start = new(2020, 1, 1) };
        Elsewhere = new() { OrganisationId = There.Id, Number = "21", Name = "Elders", Start = new(2020, 1, 1) };
        Publish(Database);
    }

    public FakeTime Clock { get; } = new();

    public TestDatabase Database { get; }

    public Tenant Tenant { get; private set; }

    public Tenant Other { get; }

    public Organisation Here { get; } = new() { Number = "1", Name = "Zorggroep De Linde" };

    public Organisation There { get; } = new() { Number = "2", Name = "Thuiszorg De Wilg" };

    public Contract One { get; }

    public Contract Two { get; }

    public Contract Elsewhere { get; }

    public JobPump Pump => Database.Services.GetRequiredService<JobPump>();

    /// <param name="features">Features of the tenants beside webhooks.</param>
    public static async Task<WebhookPlace> OpenAsync(string environment = "Development", string[]? hosts = null, string features = "\"collectiviteit.zoeken\": {}")
    {
        var place = new WebhookPlace(environment, hosts ?? ["ontvanger.example"], features);
        await place.RowsAsync(async db =>
        {
            var membership = new Membership { AccountId = place.mia.Id, OrganisationId = place.Here.Id };
            db.AddRange(place.Here, place.There, place.One, place.Two, place.Elsewhere, place.mia, membership);
            db.AddRange(new Grant { MembershipId = membership.Id, Role = "beheer" }, new Grant { MembershipId = membership.Id, Role = "lezer", ContractId = place.One.Id });
            return await db.SaveChangesAsync();
        });
        return place;
    }

    /// <summary>A second node on the same database.</summary>
    public TestDatabase Node()
    {
        var node = TestDatabase.Node(Database, services => Add(services, "Development"));
        Publish(node);
        return node;
    }

    /// <summary>Lets the tenant be as its file says from now on.</summary>
    public void Change(string[] hosts, string features)
    {
        Tenant = Make("noord", hosts, features);
        Publish(Database);
    }

    public Task<Result<WebhookWithSecret>> MakeAsync(string url = "https://ontvanger.example/portaal", string[]? kinds = null, string description = "Salaris", params Guid[] contracts) =>
        AsMiaAsync<MakeWebhook, Result<WebhookWithSecret>>(m => m.HandleAsync(new(url, description, kinds ?? [Done], contracts), default));

    /// <summary>An endpoint as its row is, that may hear of every contract of an organisation.</summary>
    public Task<WebhookEndpoint> EndpointAsync(Uri url, Organisation? at = null, Tenant? tenant = null, string path = "portaal") => Database.As(tenant ?? Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var organisation = at ?? Here;
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == organisation.Id))
        {
            db.Add(organisation);
        }

        var endpoint = new WebhookEndpoint
        {
            OrganisationId = organisation.Id, Url = new Uri(url, path).ToString(), Description = "Salaris", Kinds = [Done, Failed], MadeById = Guid.NewGuid(), MadeByName = "Mia", MadeAt = Clock.GetUtcNow(),
            Level = Level.Password, Secret = services.GetRequiredService<FieldProtector>().Protect(WebhookEndpoint.Purpose, WebhookSignature.NewSecret()),
        };
        db.AddRange(endpoint, new WebhookScope { EndpointId = endpoint.Id, Permission = "collectiviteit.inzien" });
        await db.SaveChangesAsync();
        return endpoint;
    });

    /// <summary>Tells what happened, as a module does.</summary>
    public Task TellAsync(Contract contract, string kind = Done, int times = 1) => Database.As(Tenant, async services =>
    {
        await services.GetRequiredService<WebhookPost>().SendAsync([.. Enumerable.Range(0, times).Select(n => new WebhookEvent(kind, [contract.Id], new { Nummer = n }))], default);
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    });

    /// <summary>mia in a session for the branch of the first contract.</summary>
    public Actor AtBranch => Mia with { Branch = "000012345678", Contracts = [.. Mia.Contracts.Where(c => c.Id == One.Id)] };

    public Task<T> AsMiaAsync<TService, T>(Func<TService, Task<T>> work, Actor? who = null) where TService : notnull => Database.As(Tenant, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = who ?? Mia;
        return work(services.GetRequiredService<TService>());
    });

    public Task<T> RowsAsync<T>(Func<PortalDbContext, Task<T>> work) => Database.As(Tenant, s => work(s.GetRequiredService<PortalDbContext>()));

    public Task<List<WebhookMessage>> MessagesAsync() => RowsAsync(db => db.Set<WebhookMessage>().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    public Task<WebhookEndpoint> FindAsync(Guid id) => RowsAsync(db => db.Set<WebhookEndpoint>().AsNoTracking().SingleAsync(e => e.Id == id));

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private Actor Mia
    {
        get
        {
            var catalogue = Database.Services.GetRequiredService<ModuleCatalogue>();
            var manage = PermissionSet.Of(["portal.webhooks-beheren"], catalogue);
            var both = PermissionSet.Of(["portal.webhooks-beheren", "collectiviteit.inzien"], catalogue);
            return new()
            {
                AccountId = mia.Id, Name = mia.Name, Mail = mia.Mail, OrganisationId = Here.Id, OrganisationNumber = Here.Number, OrganisationName = Here.Name,
                Level = Level.PasswordAndCode, Roles = ["beheer", "lezer"], Permissions = both, Stamp = mia.SecurityStamp,
                Contracts = [new(One.Id, "11", "Een", 0, both), new(Two.Id, "12", "Twee", 0, manage)],
            };
        }
    }

    private static Tenant Make(string id, string[] hosts, string features) => TestTenants.Make(id, $$"""
        {
          "features": { "portal.webhooks": {}, {{features}} },
          "webhooks": { "hosts": [{{string.Join(", ", hosts.Select(h => $"\"{h}\""))}}] },
          "roles": {
            "beheer": { "name": "Beheer", "permissions": ["portal.webhooks-beheren"] },
            "lezer": { "name": "Lezer", "permissions": ["collectiviteit.inzien"] }
          },
          "signIn": { "schemes": ["password"] }
        }
        """);

    private void Publish(TestDatabase node) => node.Services.GetRequiredService<TenantCatalogue>().Publish(new([Tenant, Other]));

    private void Add(IServiceCollection services, string environment)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Repository.Path("src", "Web") });
        services.AddSingleton(new HostFolders(Repository.Path("tenant-config"), Repository.Path("themes")));
    }
}
