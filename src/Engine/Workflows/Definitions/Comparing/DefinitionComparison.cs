using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions.Comparing;

/// <summary>Compares two versions of a definition part by part: activities and variables go by id, inputs and outputs by name.</summary>
public static class DefinitionComparison
{
    internal const string Drawing = "designer";

    // what each version has of its own, and what is compared part by part
    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal)
    {
        "$schema", "id", "version", "createdAt", "toolVersion", "isLatest", "isPublished", "variables", "inputs", "outputs", "root",
    };

    public static DefinitionDifference Compare(WorkflowDefinition before, WorkflowDefinition after)
    {
        var old = DefinitionWriter.Json(before);
        var made = DefinitionWriter.Json(after);
        return new()
        {
            Fields = [.. MemberComparison.Compare(old, made, Apart)],
            Variables = Parts(old, made, "variables", "id", "typeName"),
            Inputs = Parts(old, made, "inputs", "name", "type"),
            Outputs = Parts(old, made, "outputs", "name", "type"),
            Activities = [.. ActivityComparison.Compare(before.Tree, after.Tree)],
            Connections = Connections(before.Tree, after.Tree),
        };
    }

    private static List<PartChange> Parts(JsonObject before, JsonObject after, string list, string id, string type)
    {
        var old = ById(before[list], id);
        var made = ById(after[list], id);
        var changes = old.Where(o => !made.ContainsKey(o.Key)).Select(o => Part(ChangeKind.Removed, o.Key, o.Value, type, [])).ToList();
        foreach (var (key, json) in made)
        {
            if (!old.TryGetValue(key, out var was))
            {
                changes.Add(Part(ChangeKind.Added, key, json, type, []));
            }
            else if (MemberComparison.Compare(was, json, []).ToList() is { Count: > 0 } fields)
            {
                changes.Add(Part(ChangeKind.Changed, key, json, type, fields));
            }
        }

        return changes;
    }

    private static PartChange Part(ChangeKind kind, string id, JsonObject json, string type, IReadOnlyList<FieldChange> fields) =>
        new(kind, id, Members.Filled(json, "displayName") ?? Members.Filled(json, "name") ?? id, Members.Filled(json, type) ?? "", fields);

    private static Dictionary<string, JsonObject> ById(JsonNode? list, string id) =>
        Members.Objects(list).Where(o => Members.Filled(o, id) is not null).DistinctBy(o => Members.Filled(o, id)).ToDictionary(o => Members.Filled(o, id) ?? "", StringComparer.Ordinal);

    private static List<ConnectionChange> Connections(NodeTree before, NodeTree after)
    {
        var old = before.All.SelectMany(n => n.Connections).DistinctBy(c => c.Key).ToDictionary(c => c.Key, StringComparer.Ordinal);
        var made = after.All.SelectMany(n => n.Connections).DistinctBy(c => c.Key).ToDictionary(c => c.Key, StringComparer.Ordinal);
        return
        [
            .. old.Where(c => !made.ContainsKey(c.Key)).Select(c => Connection(ChangeKind.Removed, c.Value, before)),
            .. made.Where(c => !old.ContainsKey(c.Key)).Select(c => Connection(ChangeKind.Added, c.Value, after)),
        ];
    }

    private static ConnectionChange Connection(ChangeKind kind, FlowConnection connection, NodeTree tree) =>
        new(kind, tree.Find(connection.SourceId)?.Label ?? connection.SourceId, connection.SourcePort, tree.Find(connection.TargetId)?.Label ?? connection.TargetId);
}
