using System.Text.Json.Nodes;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Testing.Oidc;

/// <summary>Settings of a portal whose broker is an <see cref="OidcPeer"/>, and means of its people at that broker.</summary>
public static class OidcPortal
{
    public const string Tenant = "mijnzz";
    public const string Host = Tenant + ".localhost";
    public const string ClientId = "portaal";
    public const string Secret = "een-geheim-van-meer-dan-32-tekens-lang";

    /// <summary>Tenant files with this broker.</summary>
    public static ChangedTenants Tenants(Uri issuer, Action<JsonObject>? change = null) => new(Tenant, file =>
    {
        var rules = file["signIn"]?["eHerkenning"]?.AsObject() ?? throw new InvalidOperationException("No section of eHerkenning.");
        rules["broker"] = new JsonObject
        {
            ["kind"] = "oidc",
            ["oidc"] = new JsonObject
            {
                ["issuer"] = issuer.OriginalString,
                ["clientId"] = ClientId,
                ["secret"] = "makelaar",
                ["scopes"] = new JsonArray("openid", "eherkenning"),
                ["acrValues"] = new JsonObject { ["eh3"] = "urn:etoegang:core:assurance-class:loa3" },
            },
        };
        change?.Invoke(rules);
    });

    public static Dictionary<string, string?> Settings(ChangedTenants tenants) => new()
    {
        ["TenantConfig"] = tenants.Folder,
        ["Secrets:makelaar"] = Secret,
        ["DEMO_PASSWORD"] = "appel-kompas-fiets",
    };

    /// <summary>Binds a means of the broker to an account.</summary>
    /// <param name="person">Pseudonym of the person at the broker.</param>
    public static async Task BindAsync(this PortalFactory factory, Uri issuer, string mail, string kvk, string person)
    {
        var tenant = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(Tenant) ?? throw new InvalidOperationException(Tenant);
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = factory.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var account = await db.Set<Account>().FirstAsync(a => a.Mail == mail);
        scope.ServiceProvider.GetRequiredService<ExternalLogins>().Bind(
            account, new(issuer.OriginalString, Level.Eh3, [new(LegalSubjectKind.Kvk, kvk)], person, null, [], [], null, "test"));
        await db.SaveChangesAsync();
    }
}
