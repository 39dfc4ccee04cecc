using System.Text.Json.Nodes;
using Engine.Workflows.Definitions;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Each case with the worker struck down just before and just after each of its commits: what it wrote and how it ended is the same.</summary>
public sealed class KillTests
{
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in All().Select(c => c["id"]?.GetValue<string>() ?? ""))
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_worker_that_dies_changes_nothing_in_what_happens(string name, bool before)
    {
        var whole = await RunAsync(name, before, 0);
        whole.Commits.ShouldBeGreaterThan(0);
        foreach (var moment in Enumerable.Range(1, whole.Commits))
        {
            var struck = await RunAsync(name, before, moment);
            struck.Commits.ShouldBeGreaterThan(Killer.Struck, $"struck down at commit {moment}");
            struck.Lines.ShouldBe(whole.Lines, $"struck down at commit {moment}");
            (struck.End, struck.Bookmarks, struck.Effects).ShouldBe((whole.End, whole.Bookmarks, whole.Effects), $"struck down at commit {moment}");
        }
    }

    private static async Task<Log> RunAsync(string name, bool before, int moment)
    {
        var killer = new Killer(before, moment);
        await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(killer));
        var tenant = TestTenants.Noord;
        var json = ElsaCases.Text(name);
        await portal.PublishAsync(tenant, json);
        var inputs = (All().Single(c => c["id"]?.GetValue<string>() == name)["input"] as JsonObject ?? []).ToDictionary(i => i.Key, i => (object?)i.Value?.GetValue<string>());
        var id = await portal.StartAsync(tenant, DefinitionReader.Read(json).Definition.ShouldNotBeNull().DefinitionId, inputs);
        var ended = await portal.RunToEndAsync(tenant, id, () => killer.WorkAsync(portal));
        return new(
            await portal.LinesAsync(tenant, id), ended.SubStatus.ToString(), (await portal.BookmarksAsync(tenant, id)).Count,
            await portal.Read(tenant, db => db.Set<WorkflowEffect>().CountAsync()), killer.Commits);
    }

    private static IEnumerable<JsonNode> All() => (JsonNode.Parse(ElsaCases.Expectations)?.AsArray() ?? []).OfType<JsonNode>();

    private sealed record Log(List<string> Lines, string End, int Bookmarks, int Effects, int Commits);
}
