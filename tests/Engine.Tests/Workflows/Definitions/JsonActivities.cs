using System.Text.Json.Nodes;

namespace Engine.Tests.Workflows.Definitions;

internal static class JsonActivities
{
    /// <summary>Every object beneath that has a type name and a place, itself included.</summary>
    public static IEnumerable<JsonObject> Activities(this JsonObject json)
    {
        if (json.ContainsKey("nodeId"))
        {
            yield return json;
        }

        foreach (var value in json.Select(m => m.Value))
        {
            foreach (var inner in (value is JsonArray list ? list : [.. new[] { value?.DeepClone() }]).OfType<JsonObject>().SelectMany(Activities))
            {
                yield return inner;
            }
        }
    }
}
