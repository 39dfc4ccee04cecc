using Engine.Access;
using Engine.Api;
using Engine.Api.Keys;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Engine.Tests.Api;

/// <summary>An organisation with two contracts and people who may make keys: mia reads at both and deregisters at the first only.</summary>
internal sealed class KeyPlace : IAsyncDisposable
{
    private const string Settings = """
        {
          "features": { "portal.api": {}, "collectiviteit.zoeken": {}, "collectiviteit.afmelden": {}, "collectiviteit.koppelen": {} },
          "api": { "maximumDays": 90 },
          "roles": {
            "lezer": { "name": "Lezer", "permissions": ["collectiviteit.inzien", "collectiviteit.koppelen", "portal.api-beheren"] },
            "afmelder": { "name": "Afmelder", "permissions": ["collectiviteit.afmelden"] }
          },
          "signIn": { "schemes": ["password"] }
        }
        """;

    private readonly Organisation here = new() { Number = "1", Name = "Zorggroep De Linde" };
    private readonly Account mia = new() { Mail = "mia@delinde.example", NormalizedMail = "MIA@DELINDE.EXAMPLE", Name = "Mia", State = AccountState.Active };

    private KeyPlace()
    {
        Database = new(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<EndpointDataSource>(Operations()));
        One = new() { OrganisationId = here.Id, Number = "11", Name = "Een", Start = new(2020, 1, 1) };
        Two = new() { OrganisationId = here.Id, Number = "12", Name = "Twee", Start = new(2020, 1, 1) };
    }

    public FakeTime Clock { get; } = new();

    public TestDatabase Database { get; }

    public Tenant Tenant { get; } = TestTenants.Make("noord", Settings);

    public Contract One { get; }

    public Contract Two { get; }

    public static async Task<KeyPlace> OpenAsync()
    {
        var place = new KeyPlace();
        await place.RowsAsync(async db =>
        {
            var membership = new Membership { AccountId = place.mia.Id, OrganisationId = place.here.Id };
            db.AddRange(place.here, place.One, place.Two, place.mia, membership);
            db.AddRange(
                new Grant { MembershipId = membership.Id, Role = "lezer" },
                new Grant { MembershipId = membership.Id, Role = "afmelder", ContractId = place.One.Id });
            return await db.SaveChangesAsync();
        });
        return place;
    }

    /// <summary>mia in a session for the branch of the first contract.</summary>
    public Actor AtBranch => Mia with { Branch = "000012345678", Contracts = [.. Mia.Contracts.Where(c => c.Id == One.Id)] };

    public Task<Result<MadeApiKey>> MakeAsync(string name = "Salaris", int days = 30, string[]? scopes = null, params Guid[] contracts) =>
        AsMiaAsync(s => s.GetRequiredService<MakeApiKey>().HandleAsync(new(name, days, scopes ?? ["collectiviteit.inzien", "collectiviteit.afmelden"], contracts), default));

    public Task<T> AsMiaAsync<T>(Func<IServiceProvider, Task<T>> work, Actor? who = null) => Database.As(Tenant, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = who ?? Mia;
        return work(services);
    });

    public Task<T> RowsAsync<T>(Func<PortalDbContext, Task<T>> work) => Database.As(Tenant, s => work(s.GetRequiredService<PortalDbContext>()));

    /// <summary>Who a key is, as a request with it would find.</summary>
    public Task<Actor?> WhoAsync(string key, Tenant? at = null, TestDatabase? node = null, string? address = null) => (node ?? Database).As(at ?? Tenant, services =>
        services.GetRequiredService<ApiKeyActors>().LoadAsync(
            ApiKeySecret.Read("Bearer " + key) ?? throw new InvalidOperationException("Not in the shape of a key."),
            new DefaultHttpContext { RequestServices = services, Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(address ?? "192.0.2.1") } }));

    public bool Has(PermissionSet rights, string permission) => rights.Has(Database.Services.GetRequiredService<ModuleCatalogue>().PermissionIndex[permission]);

    private Actor Mia
    {
        get
        {
            var catalogue = Database.Services.GetRequiredService<ModuleCatalogue>();
            var read = PermissionSet.Of(["collectiviteit.inzien", "collectiviteit.koppelen", "portal.api-beheren"], catalogue);
            var both = PermissionSet.Of(["collectiviteit.inzien", "collectiviteit.koppelen", "portal.api-beheren", "collectiviteit.afmelden"], catalogue);
            return new()
            {
                AccountId = mia.Id, Name = mia.Name, Mail = mia.Mail, OrganisationId = here.Id, OrganisationNumber = here.Number, OrganisationName = here.Name,
                Level = Level.PasswordAndCode, Roles = ["afmelder", "lezer"], Permissions = both, Stamp = mia.SecurityStamp,
                Contracts = [new(One.Id, "11", "Een", 0, both), new(Two.Id, "12", "Twee", 0, read)],
            };
        }
    }

    // programs read and deregister; no operation links contracts, which mia may
    private static DefaultEndpointDataSource Operations() => new(
        from feature in (string[])["collectiviteit.zoeken", "collectiviteit.afmelden"]
        select new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse(ApiRoutes.Root + feature), 0, new(new ApiOperation(feature, feature, typeof(string)), new RequireFeatureAttribute(feature)), feature));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
