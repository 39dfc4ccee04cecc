using System.Text;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Testing;

namespace Engine.Tests.Connectors;

/// <summary>What a tenant file may say of systems outside.</summary>
public sealed class OutsideRuleTests
{
    private const string Good = """
        {
          "hosts": ["api.voorbeeld.nl", "api.voorbeeld.nl:8443"],
          "privateNetworks": ["10.2.0.0/16"],
          "connectors": {
            "agb": { "url": "https://agb.voorbeeld.nl/v1", "secret": "agb-geheim", "timeoutSeconds": 10, "operations": { "zoek": { "method": "GET", "path": "zorgverleners/{agbCode}" } } }
          }
        }
        """;

    [Fact]
    public void A_good_part_becomes_the_connectors_of_the_tenant()
    {
        var reading = Read(Good);
        reading.Errors.ShouldBeEmpty();
        var agb = reading.Tenant.ShouldNotBeNull().Config.Outside.Connectors["agb"];
        (agb.Url, agb.Secret, agb.TimeoutSeconds, agb.Operations["zoek"].Path).ShouldBe(("https://agb.voorbeeld.nl/v1", "agb-geheim", 10, "zorgverleners/{agbCode}"));
    }

    [Theory]
    [InlineData("https://agb.voorbeeld.nl/v1", "http://agb.voorbeeld.nl/v1", "$.outside.connectors.agb.url", "https://", null)]
    [InlineData("https://agb.voorbeeld.nl/v1", "agb.voorbeeld.nl", "$.outside.connectors.agb.url", "https://", null)]
    [InlineData("https://agb.voorbeeld.nl/v1", "https://naam:geheim@agb.voorbeeld.nl", "$.outside.connectors.agb.url", "https://", null)]
    [InlineData("https://agb.voorbeeld.nl/v1", "https://agb.voorbeeld.nl/?sleutel=1", "$.outside.connectors.agb.url", "https://", null)]
    [InlineData("\"agb-geheim\"", "\"agb-gehiem\"", "$.outside.connectors.agb.secret", "agb-geheim", "agb-geheim")]
    [InlineData("zorgverleners/{agbCode}", "../{agbCode}", "$.outside.connectors.agb.operations.zoek.path", "onder het adres", null)]
    [InlineData("\"GET\"", "\"GAT\"", "$.outside.connectors.agb.operations.zoek.method", "GET, POST", "GET")]
    [InlineData("\"operations\"", "\"operaties\"", "$.outside.connectors.agb.operaties", "operations", "operations")]
    [InlineData("10.2.0.0/16", "10.2.0.0/33", "$.outside.privateNetworks[0]", "10.2.0.0/16", null)]
    [InlineData("api.voorbeeld.nl:8443", "https://api.voorbeeld.nl", "$.outside.hosts[1]", "alleen de naam", null)]
    [InlineData("api.voorbeeld.nl:8443", "*.voorbeeld.nl", "$.outside.hosts[1]", "alleen de naam", null)]
    [InlineData("\"timeoutSeconds\": 10", "\"timeoutSeconds\": 1000", "$.outside.connectors.agb.timeoutSeconds", "120", null)]
    public void A_fault_is_told_with_its_place_and_what_is_allowed(string replaced, string by, string path, string allowed, string? suggestion)
    {
        var errors = Read(Good.Replace(replaced, by, StringComparison.Ordinal)).Errors;
        var error = errors.FirstOrDefault(e => e.Path == path).ShouldNotBeNull(string.Join('\n', errors));
        error.Allowed.ShouldNotBeNull().ShouldContain(allowed);
        error.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/", "Production", true)]
    [InlineData("http://agb.voorbeeld.nl/", "Development", true)]
    [InlineData("http://agb.voorbeeld.nl/", "Production", false)]
    public void Without_https_only_this_machine_is_reached_and_others_in_Development(string url, string environment, bool fine) =>
        (Read(Good.Replace("https://agb.voorbeeld.nl/v1", url, StringComparison.Ordinal), environment).Errors.Count == 0).ShouldBe(fine);

    private static TenantReading Read(string outside, string environment = "Production")
    {
        using var folder = new TenantFolder([new EngineModule()], services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectorSecrets:agb-geheim:Secret", "x")]).Build());
            services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment, ContentRootFileProvider = new NullFileProvider() });
        });
        var text = TenantFolder.Good("proef").Replace("\"name\"", $"\"outside\": {outside},\n  \"name\"", StringComparison.Ordinal);
        return folder.Reader.Read("proef", Encoding.UTF8.GetBytes(text), [], 1);
    }
}
