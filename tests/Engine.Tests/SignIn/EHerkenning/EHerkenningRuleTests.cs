using System.Text;
using Engine.Tests.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.EHerkenning;

/// <summary>What the schema cannot say of <c>signIn.eHerkenning</c>.</summary>
public sealed class EHerkenningRuleTests : IDisposable
{
    private const string Oidc = "\"issuer\": \"https://broker.example\", \"clientId\": \"portaal\"";

    private readonly TenantFolder folder = new([new EngineModule(), new ProefModule()], services => services.AddSingleton<IConfiguration>(
        new ConfigurationBuilder().AddInMemoryCollection([new("Secrets:makelaar", "geheim"), new("Certificates:portaal:File", "portaal.pfx")]).Build()));

    [Theory]
    [InlineData("""{ "schemes": ["eherkenning"], "eHerkenning": {} }""")]
    [InlineData("""{ "schemes": ["password"], "staffSchemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "simulator" } } }""")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "secret": "makelaar" } } } }""")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "key": "portaal", "scopes": ["openid", "eherkenning"] } } } }""")]
    public void Rules_that_fit_are_taken(string signIn) => Errors(signIn).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "schemes": ["eherkenning"] }""", "$.signIn.schemes[0]")]
    [InlineData("""{ "schemes": ["password"], "eHerkenning": {} }""", "$.signIn.eHerkenning")]
    [InlineData("""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc" } } }""", "$.signIn.eHerkenning.broker.kind")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "secret": "makelar" } } } }""", "$.signIn.eHerkenning.broker.oidc.secret")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "key": "makelaar" } } } }""", "$.signIn.eHerkenning.broker.oidc.key")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}} } } } }""", "$.signIn.eHerkenning.broker.oidc")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "secret": "makelaar", "key": "portaal" } } } }""", "$.signIn.eHerkenning.broker.oidc")]
    [InlineData($$"""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { {{Oidc}}, "secret": "makelaar", "scopes": ["eherkenning"] } } } }""", "$.signIn.eHerkenning.broker.oidc.scopes")]
    [InlineData("""{ "schemes": ["eherkenning"], "eHerkenning": { "broker": { "kind": "oidc", "oidc": { "issuer": "http://broker.example", "clientId": "p", "secret": "makelaar" } } } }""", "$.signIn.eHerkenning.broker.oidc.issuer")]
    [InlineData("""{ "schemes": ["eherkenning"], "eHerkenning": { "level": "eh5" } }""", "$.signIn.eHerkenning.level")]
    public void Rules_that_do_not_fit_are_named(string signIn, string path) => Errors(signIn).ShouldContain(path);

    public void Dispose() => folder.Dispose();

    private List<string> Errors(string signIn) =>
    [
        .. folder.Reader.Read("proef", Encoding.UTF8.GetBytes(TenantFolder.Good("proef").Replace("{ \"schemes\": [\"password\"] }", signIn, StringComparison.Ordinal)), [], 1)
            .Errors.Select(e => e.Path),
    ];
}
