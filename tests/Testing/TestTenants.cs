using Engine.Modules;
using Engine.Tenancy;
using System.Text.Json;
using Schema;

namespace Testing;

/// <summary>Invented tenants for tests that need no file.</summary>
public static class TestTenants
{
    public static readonly Tenant Noord = Make("noord");

    public static readonly Tenant Zuid = Make("zuid");

    /// <param name="change">Members that replace or extend the invented tenant's own.</param>
    public static Tenant Make(string id, string change = "{}") =>
        new TenantBuilder(new ModuleCatalogue(InstalledModules.All)).Build(id, JsonDocument.Parse(Document(id, change)).RootElement, 1);

    /// <summary>The same as the text of a file.</summary>
    public static string Document(string id, string change = "{}")
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse($$"""
            {
              "name": "Verzekeraar {{id}}", "hosts": ["{{id}}.localhost"], "theme": "base",
              "modules": ["portal", "collectiviteit", "bedrijfszorg", "inszo"],
              "features": { "portal.werklijst": {} },
              "signIn": { "schemes": ["password"] },
              "navigation": { "items": [{ "page": "portal.start" }] },
              "publicPage": { "title": "Welkom", "lead": "Welkom." },
              "contact": { "desk": "Desk", "mail": "desk@example.nl", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@example.nl" }
            }
            """)?.AsObject() ?? throw new JsonException();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)?.AsObject() ?? [])
        {
            document[name] = value?.DeepClone();
        }

        return document.ToJsonString();
    }
}
