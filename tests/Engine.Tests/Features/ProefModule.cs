using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Tests.Features;

/// <summary>An invented line of business: the engine's rules are tested without any of the real ones.</summary>
internal sealed class ProefModule : PortalModule
{
    public const string Inzien = "proef.inzien";
    public const string Wijzigen = "proef.wijzigen";

    public static readonly ModuleCatalogue Catalogue = new([new EngineModule(), new ProefModule()]);

    public override string Id => "proef";

    public override string Name => "Proef";

    public override IReadOnlyList<Feature> Features =>
    [
        new(Inzien, "Inzien", "Lezen wat er staat."),
        new(Wijzigen, "Wijzigen", "Wijzigen wat er staat.", "proef.mag-wijzigen"),
    ];

    public override IReadOnlyList<Permission> Permissions => [new("proef.mag-wijzigen", "Mag wijzigen", "Mag alles wijzigen.")];

    public override IReadOnlyList<Fact> Facts =>
        [new("proef.salaris", "de premie via het salaris loopt"), new("proef.acceptgiro", "de premie via acceptgiro loopt")];

    public override IReadOnlyList<MenuPage> Menu =>
        [new("proef.lijst", "Lijst", "lijst", Inzien), new("proef.detail", "Detail", "lijst/detail", Wijzigen)];

    public override IReadOnlyList<Word> Words => [new("proef.persoon", "persoon")];

    public override void Map(Microsoft.EntityFrameworkCore.ModelBuilder model)
    {
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/lijst", ["GET", "POST"], Answer).WithMetadata(new RequireFeatureAttribute(Inzien));
        endpoints.MapGet("/wijzig", Answer).WithMetadata(new RequireFeatureAttribute(Wijzigen));
        endpoints.MapMethods("/api/lijst", ["GET", "POST"], Answer).WithMetadata(new RequireFeatureAttribute(Inzien));
        endpoints.MapGet("/lijst.csv", Answer).WithMetadata(new RequireFeatureAttribute(Inzien));
        endpoints.MapGet("/gewoon", Answer);
    }

    /// <param name="change">Members of the tenant file that replace or extend the invented tenant's own.</param>
    public static Tenant Tenant(string change, string id = "proefland", HostAllowance? allowance = null) =>
        new TenantBuilder(Catalogue, allowance).Build(id, JsonSerializer.SerializeToElement(Document(change, id)), 1);

    public static JsonObject Document(string change, string id)
    {
        var document = JsonNode.Parse($$"""
            {
              "name": "Proefland", "hosts": ["{{id}}.localhost"], "theme": "base", "modules": ["portal", "proef"],
              "audiences": { "klein": { "name": "kleine klanten" } },
              "roles": { "baas": { "name": "Baas", "permissions": ["proef.mag-wijzigen"] } },
              "signIn": { "schemes": ["password"] },
              "navigation": { "items": [{ "page": "portal.start" }] },
              "publicPage": { "title": "Welkom", "lead": "Welkom." },
              "contact": { "desk": "Desk", "mail": "desk@example.nl", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@example.nl" }
            }
            """)?.AsObject() ?? throw new JsonException();
        foreach (var (name, value) in JsonNode.Parse(change)?.AsObject() ?? [])
        {
            document[name] = value?.DeepClone();
        }

        return document;
    }

    public static Actor Person(string? audience = null, Level level = Level.Password, params ActorContract[] contracts) => new()
    {
        AccountId = Guid.Parse("00000000-0000-7000-8000-000000000005"),
        Name = "Anna",
        Mail = "anna@example.nl",
        OrganisationId = Guid.Parse("00000000-0000-7000-8000-000000000100"),
        OrganisationNumber = "100",
        OrganisationName = "Zorggroep",
        Audience = audience,
        Level = level,
        Roles = [],
        Permissions = PermissionSet.None,
        Contracts = contracts,
        Stamp = "s",
    };

    public static ActorContract Contract(ulong facts = 0, params string[] permissions) =>
        new(Guid.CreateVersion7(), "1", "Contract", facts, PermissionSet.Of(permissions, Catalogue));

    private static string Answer(HttpContext context) => $"{context.Request.Method} is gedaan";
}
