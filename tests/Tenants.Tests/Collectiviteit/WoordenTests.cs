using System.Text.Json.Nodes;
using Collectiviteit;
using Shouldly;
using Testing;

namespace Tenants.Tests.Collectiviteit;

public sealed class WoordenTests
{
    [Fact]
    public void A_tenant_or_audience_with_a_word_of_its_own_for_many_has_one_for_one()
    {
        var eigen = Directory.GetFiles(Path.Combine(Repository.Root, "tenant-config"), "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(f => JsonNode.Parse(File.ReadAllText(f)).ShouldNotBeNull())
            .SelectMany(t => (t["audiences"]?.AsObject().Select(a => a.Value) ?? []).Append(t)).Select(d => d?["wording"]?.AsObject()).OfType<JsonObject>().ToList();
        eigen.Count(w => w.ContainsKey(Woorden.Deelnemers)).ShouldBeGreaterThan(0);
        eigen.ShouldAllBe(w => w.ContainsKey(Woorden.Deelnemers) == w.ContainsKey(Woorden.Deelnemer));
    }
}
