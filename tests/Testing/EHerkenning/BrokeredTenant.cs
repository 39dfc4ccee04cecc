using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Testing.EHerkenning;

/// <summary>An invented tenant that knows eHerkenning through a SAML broker, and one person of one organisation who may come in.</summary>
public sealed record BrokeredTenant(string Id)
{
    public const string Broker = "urn:etoegang:HM:00000003520354010000:entities:9999";
    public const string Person = "Sanne de Vries";

    /// <summary><c>post</c> or <c>artifact</c>.</summary>
    public string Response { get; init; } = "post";

    /// <summary><c>redirect</c> or <c>post</c>.</summary>
    public string Request { get; init; } = "redirect";

    public bool ForceAuthn { get; init; }

    public string EntityId => Self(Id);

    public static string Self(string tenant) => $"urn:etoegang:DV:{tenant}:entities:0001";

    public static string Service(string tenant) => $"urn:etoegang:DV:{tenant}:services:1";

    /// <summary>Writes the tenant file, with the broker's metadata beside it.</summary>
    public void Write(string folder, string metadata)
    {
        Directory.CreateDirectory(Path.Combine(folder, Id));
        File.WriteAllText(Path.Combine(folder, Id, "broker.xml"), metadata);
        File.WriteAllText(Path.Combine(folder, Id + ".json"), $$"""
            {
              "name": "Verzekeraar {{Id}}", "hosts": ["{{Id}}.localhost"], "theme": "base", "modules": ["portal"],
              "signIn": {
                "schemes": ["eherkenning"],
                "eHerkenning": {
                  "broker": {
                    "kind": "saml",
                    "saml": {
                      "entityId": "{{EntityId}}", "brokerEntityId": "{{Broker}}", "metadata": "broker.xml",
                      "signing": ["portaal", "volgend"], "encryption": ["portaal", "volgend"], "request": "{{Request}}", "response": "{{Response}}",
                      "singleLogout": true, "forceAuthn": {{(ForceAuthn ? "true" : "false")}},
                      "services": [
                        { "id": "{{Service(Id)}}", "name": "Portaal", "index": 1, "attributes": ["urn:etoegang:1.11:attribute-represented:CompanyName"] },
                        { "id": "urn:etoegang:DV:{{Id}}:services:2", "name": "Portaal voor kantoren", "index": 2 }
                      ]
                    }
                  }
                }
              },
              "navigation": { "items": [{ "page": "portal.start" }], "account": [{ "page": "portal.instellingen" }] },
              "publicPage": { "title": "Welkom", "lead": "Welkom." },
              "contact": { "desk": "Desk", "mail": "desk@example.nl", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@example.nl" }
            }
            """);
    }

    /// <summary>Makes the organisation and its person, bound to the means of <see cref="BrokerMessage"/>.</summary>
    public Task<int> BindAsync(PortalFactory factory) => RowsAsync(factory, Id, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var organisation = new Organisation { Number = "1", Name = "Voorbeeld B.V.", Kvk = BrokerMessage.Kvk };
        const string mail = "sanne@voorbeeld.example";
        var account = new Account { Mail = mail, NormalizedMail = Account.Normalize(mail), Name = Person, State = AccountState.Active, Scheme = "eherkenning" };
        db.AddRange(organisation, account, new Membership { AccountId = account.Id, OrganisationId = organisation.Id });
        services.GetRequiredService<ExternalLogins>().Bind(
            account, new(Broker, Level.Eh3, [new(LegalSubjectKind.Kvk, BrokerMessage.Kvk)], BrokerMessage.Person, null, [], [], null, ""));
        return await db.SaveChangesAsync();
    });

    /// <summary>Works on the rows of one tenant.</summary>
    public static async Task<T> RowsAsync<T>(PortalFactory factory, string tenant, Func<IServiceProvider, Task<T>> work)
    {
        var found = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant)
            ?? throw new InvalidOperationException(string.Join('\n', factory.Services.GetRequiredService<ConfigurationHealth>().Current.Errors));
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = factory.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
