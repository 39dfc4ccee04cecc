using System.Text.Json;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Values;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Execution;

/// <summary>The cases of the format: what each prints and how it ends.</summary>
public sealed class ElsaCaseTests
{
    public static TheoryData<string> Cases
    {
        get
        {
            using var cases = JsonDocument.Parse(ElsaCases.Expectations);
            return [.. cases.RootElement.EnumerateArray().Select(c => c.GetProperty("id").GetString() ?? "")];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_prints_and_ends_as_it_must(string id)
    {
        using var cases = JsonDocument.Parse(ElsaCases.Expectations);
        var one = cases.RootElement.EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        var expected = one.GetProperty("expect");
        var inputs = one.TryGetProperty("input", out var input) ? PlainJson.Read(input) as IReadOnlyDictionary<string, object?> : null;

        var result = new Rehearsal(ActivitySet.Elsa, WorkflowLibrary.Empty, new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero)).Run(Compiled(id), inputs);

        result.Lines.ShouldBe(Texts(expected, "lines"));
        result.SubStatus.ToString().ShouldBe(expected.GetProperty("sub").GetString());
        result.State.Incidents.Count.ShouldBe(expected.TryGetProperty("incidents", out var incidents) ? incidents.GetInt32() : 0);
        if (expected.TryGetProperty("bookmarks", out var bookmarks))
        {
            result.Bookmarks.Count.ShouldBe(bookmarks.GetInt32());
        }

        if (expected.TryGetProperty("tasks", out _))
        {
            result.Tasks.Select(t => t.TaskName).ShouldBe(Texts(expected, "tasks"));
        }
    }

    [Fact]
    public void Every_case_is_there() => Cases.Count.ShouldBe(ElsaCases.Names.Count());

    private static CompiledWorkflow Compiled(string id) => new(DefinitionReader.Read(ElsaCases.Bytes(id)).Definition.ShouldNotBeNull());

    private static List<string> Texts(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(t => t.GetString() ?? "")];
}
