using System.Text.Json.Nodes;
using Engine.Workflows.Definitions;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>The cases of the format, run by the workers on a database: one transaction per step, the state stored and read again each time.</summary>
public sealed class DurableCasesTests
{
    public static TheoryData<string> Cases => [.. All().Select(c => c["id"]?.GetValue<string>() ?? "")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_case_ends_as_it_says(string name)
    {
        var expected = All().Single(c => c["id"]?.GetValue<string>() == name);
        await using var portal = new WorkflowPortal();
        var json = ElsaCases.Text(name);
        await portal.PublishAsync(TestTenants.Noord, json);
        var inputs = (expected["input"] as JsonObject ?? []).ToDictionary(i => i.Key, i => (object?)i.Value?.GetValue<string>());
        var id = await portal.StartAsync(TestTenants.Noord, DefinitionReader.Read(json).Definition.ShouldNotBeNull().DefinitionId, inputs);

        var ended = await portal.RunToEndAsync(TestTenants.Noord, id);

        var outcome = expected["expect"].ShouldNotBeNull();
        (await portal.LinesAsync(TestTenants.Noord, id)).ShouldBe(outcome["lines"]?.AsArray().Select(l => l?.GetValue<string>()));
        ended.SubStatus.ToString().ShouldBe(outcome["sub"]?.GetValue<string>());
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().CountAsync(i => i.ResolvedAt == null))).ShouldBe(outcome["incidents"]?.GetValue<int>() ?? 0);
        if (outcome["bookmarks"] is { } bookmarks)
        {
            (await portal.BookmarksAsync(TestTenants.Noord, id)).Count.ShouldBe(bookmarks.GetValue<int>());
        }
    }

    private static IEnumerable<JsonNode> All() => (JsonNode.Parse(ElsaCases.Expectations)?.AsArray() ?? []).OfType<JsonNode>();
}
