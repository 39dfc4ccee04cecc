using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions;

/// <summary>Writes definitions as Elsa Studio exports them: known fields in its order, unknown fields kept, nothing about the tenant.</summary>
public static class DefinitionWriter
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    // the text goes into files and never into a page: names with accents and scripts stay readable
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Standard = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];

    public static string Write(WorkflowDefinition definition) => Json(definition).ToJsonString(Readable);

    /// <summary>The definition as a tree that belongs to the caller.</summary>
    public static JsonObject Json(WorkflowDefinition definition) => Json(definition, []);

    /// <param name="activities">Takes the activities of the tree by id.</param>
    internal static JsonObject Json(WorkflowDefinition definition, Dictionary<string, JsonObject> activities)
    {
        var written = Envelope(definition);
        foreach (var (name, value) in definition.Raw)
        {
            // what the model says of itself counts, and so does what it has no more
            if (!written.ContainsKey(name) && name != "root" && value is not null)
            {
                written[name] = value.DeepClone();
            }
        }

        foreach (var empty in written.Where(m => m.Value is null).Select(m => m.Key).ToList())
        {
            written.Remove(empty);
        }

        var nodes = new Dictionary<JsonNode, ActivityNode>(ReferenceEqualityComparer.Instance);
        foreach (var node in definition.Tree.All)
        {
            nodes[node.Raw] = node;
        }

        var ordered = new JsonObject();
        foreach (var name in ModernEnvelope.Fields.Where(written.ContainsKey).Concat(written.Select(m => m.Key).Except(ModernEnvelope.Fields)).ToList())
        {
            var value = written[name];
            written.Remove(name);
            ordered[name] = value;
        }

        ordered["root"] = Copy(definition.Root.Raw, nodes, activities);
        return ordered;
    }

    private static JsonObject Envelope(WorkflowDefinition definition) => new()
    {
        ["$schema"] = Schema,
        ["id"] = definition.Id,
        ["definitionId"] = definition.DefinitionId,
        ["name"] = definition.Name,
        ["description"] = definition.Description,
        ["createdAt"] = definition.CreatedAt,
        ["version"] = definition.Version,
        ["toolVersion"] = definition.ToolVersion,
        ["isReadonly"] = definition.IsReadonly,
        ["isSystem"] = definition.IsSystem,
        ["isLatest"] = definition.IsLatest,
        ["isPublished"] = definition.IsPublished,
    };

    private static JsonNode? Copy(JsonNode? value, Dictionary<JsonNode, ActivityNode> nodes, Dictionary<string, JsonObject> activities) => value switch
    {
        JsonObject json when nodes.TryGetValue(json, out var node) => Activity(node, nodes, activities),
        JsonObject json => new JsonObject(json.Select(m => KeyValuePair.Create(m.Key, Copy(m.Value, nodes, activities)))),
        JsonArray list => new JsonArray([.. list.Select(v => Copy(v, nodes, activities))]),
        null => null,
        _ => value.DeepClone(),
    };

    private static JsonObject Activity(ActivityNode node, Dictionary<JsonNode, ActivityNode> nodes, Dictionary<string, JsonObject> activities)
    {
        var own = node.Raw.Where(m => !Standard.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, Copy(m.Value, nodes, activities))).ToList();
        // a stock Elsa knows these by description alone and writes their inputs last
        var isDynamic = node.Workflow is not null || node.Type is null || node.WrittenTypeName.StartsWith(PortalActivities.Pack, StringComparison.Ordinal);
        var written = isDynamic ? [] : new JsonObject(own);
        written["id"] = node.Id;
        written["nodeId"] = node.NodeId;
        foreach (var name in Standard.Skip(2).Where(node.Raw.ContainsKey))
        {
            written[name] = node.Raw[name]?.DeepClone();
        }

        foreach (var (name, value) in isDynamic ? own : [])
        {
            written[name] = value;
        }

        activities.TryAdd(node.Id, written);
        return written;
    }
}
