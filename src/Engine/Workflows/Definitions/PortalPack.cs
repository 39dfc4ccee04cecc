using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions;

/// <summary>
/// The activities of the portals as workflows that a stock Elsa can use as activities (1.9 of the format): imported once, its designer shows each as a block with the
/// right inputs and outcomes. Definitions drawn with them run here as the activities themselves; what stands in the blocks is ignored.
/// </summary>
public static class PortalPack
{
    public static IReadOnlyList<WorkflowDefinition> All { get; } = [.. PortalActivities.All.Select(Definition)];

    private static WorkflowDefinition Definition(ActivityType type) =>
        DefinitionReader.Read(Json(type).ToJsonString()).Definition ?? throw new InvalidOperationException($"The block of {type.Name} cannot be read.");

    private static JsonObject Json(ActivityType type)
    {
        var name = PortalActivities.Pack + type.Name[PortalActivities.Prefix.Length..];
        return new()
        {
            ["id"] = $"{name}-1", ["definitionId"] = name, ["name"] = name, ["description"] = type.Title, ["version"] = 1, ["isLatest"] = true, ["isPublished"] = true,
            ["variables"] = new JsonArray(),
            ["inputs"] = new JsonArray([.. type.Inputs.Select(Input)]),
            ["outputs"] = new JsonArray([.. type.Outputs.Select(o => new JsonObject { ["type"] = o.TypeName, ["name"] = Pascal(o.Name), ["displayName"] = Pascal(o.Name) })]),
            ["outcomes"] = new JsonArray([.. OutcomesOf(type).Select(o => JsonValue.Create(o))]),
            ["options"] = new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = false, ["activityCategory"] = PortalActivities.Pack },
            // an Elsa that runs it waits until somebody reports the task done
            ["root"] = new JsonObject { ["type"] = OutsideActivities.RunTask, ["version"] = 1, ["id"] = "task", ["taskName"] = Literal(type.Name) },
        };
    }

    private static JsonObject Input(ActivityInput input) => new()
    {
        ["type"] = input.TypeName, ["name"] = Pascal(input.Name), ["displayName"] = Pascal(input.Name), ["uiHint"] = input.TypeName == "Boolean" ? "checkbox" : "singleline",
    };

    private static JsonObject Literal(string text) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };

    // a block is drawn before its inputs are known, so it has every outcome that there can be
    private static IEnumerable<string> OutcomesOf(ActivityType type)
    {
        var blank = new JsonObject { ["type"] = type.Name, ["id"] = "block" };
        if (type.BlocksWhen is { } waits)
        {
            blank[waits] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" } };
        }

        var json = new JsonObject { ["definitionId"] = "block", ["name"] = "block", ["root"] = blank };
        return DefinitionReader.Read(json.ToJsonString()).Definition is { } read ? type.OutcomesOf(read.Root) : [ActivityType.DoneOutcome];
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
