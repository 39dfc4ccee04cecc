using System.Text.Json.Nodes;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>JSON without what may differ between a file and its export: order of members, nulls and computed places.</summary>
internal static class Same
{
    public static string Normalised(string json) => Normal(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    private static JsonNode? Normal(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json.Where(m => m.Value is not null && m.Key is not "nodeId")
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Normal(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Normal)]),
        _ => value?.DeepClone(),
    };
}
