using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Brings activities of every release of Elsa 3 into the form of today: names, flags, placeholders, ids and connections.</summary>
internal sealed class ModernNodes(ReadSession session)
{
    private static readonly string[] Standard = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];

    private static readonly string[] Flags = ["canStartWorkflow", "runAsynchronously"];

    private readonly List<(JsonObject Node, string Type)> nodes = [];
    private readonly HashSet<JsonObject> startingFirst = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <returns>The root in the form of today.</returns>
    public JsonObject Modernise(JsonObject root)
    {
        var modern = Visit(root, 1);
        foreach (var (node, type) in nodes.Where(n => Members.Filled(n.Node, "id") is null))
        {
            node["id"] = Fresh(Members.SimpleName(type));
        }

        foreach (var (node, _) in nodes.Where(n => n.Type == FlowActivities.Flowchart))
        {
            ModernConnections.Modernise(node, session);
            if (startingFirst.Contains(node) && node["activities"]?[0] is JsonObject first)
            {
                node["start"] = Members.Text(first, "id");
            }
        }

        return modern;
    }

    private JsonObject Visit(JsonObject written, int depth)
    {
        var node = Restored(written);
        if (nodes.Count >= DefinitionLimits.Nodes || depth > DefinitionLimits.Depth)
        {
            session.Refuse("limit-nodes", string.Create(CultureInfo.InvariantCulture,
                $"De workflow heeft meer dan {DefinitionLimits.Nodes} activiteiten, of meer dan {DefinitionLimits.Depth} lagen in elkaar. Splits de workflow."), node);
            return node;
        }

        var type = Members.Text(node, "type") ?? "";
        nodes.Add((node, type));
        if (Members.Filled(node, "id") is { } id)
        {
            ids.Add(id);
        }

        var known = session.Catalogue.Find(type) ?? session.Catalogue.FindPacked(type);
        ModernInputs.Modernise(node, known, Standard);
        Members.Rename(node, known?.Ports.Select(p => p.Name) ?? []);
        MoveFlags(node);
        if (type == FlowActivities.Flowchart && ModernConnections.MoveInlineStart(node))
        {
            startingFirst.Add(node);
        }

        foreach (var port in known?.Ports ?? [])
        {
            VisitPort(node, port, depth);
        }

        return node;
    }

    private void VisitPort(JsonObject owner, ChildPort port, int depth)
    {
        if (port.Shape != PortShape.Single && owner[port.Name] is JsonObject single)
        {
            owner[port.Name] = null;
            owner[port.Name] = new JsonArray(single);
        }

        switch (owner[port.Name])
        {
            case JsonObject child when port.Shape == PortShape.Single:
                Replace(child, Visit(child, depth + 1), made => owner[port.Name] = made);
                break;
            case JsonArray list when port.Shape != PortShape.Single:
                VisitList(owner, list, port, depth);
                break;
            case null:
                break;
            default:
                session.Error("activity-shape", $"In \"{port.Name}\" staat geen activiteit. Verwijder het of zet er een activiteit neer.", owner[port.Name], Members.Text(owner, "id"));
                break;
        }
    }

    private void VisitList(JsonObject owner, JsonArray list, ChildPort port, int depth)
    {
        for (var i = 0; i < list.Count && !session.IsRefused; i++)
        {
            var at = i;
            if (list[i] is not JsonObject element)
            {
                session.Error("activity-shape", $"In \"{port.Name}\" staat iets wat geen activiteit is. Verwijder het.", list[i] ?? list, Members.Text(owner, "id"));
            }
            else if (port.Shape == PortShape.List)
            {
                Replace(element, Visit(element, depth + 1), made => list[at] = made);
            }
            else
            {
                Members.Rename(element, "activity", "label", "condition", "statusCode");
                if (element["condition"] is JsonObject condition)
                {
                    Members.Rename(condition, "type", "value", "expression");
                }

                if (element["activity"] is JsonObject inner)
                {
                    Replace(inner, Visit(inner, depth + 1), made => element["activity"] = made);
                }
            }
        }
    }

    /// <summary>What stands for an activity that another installation does not know gives back the activity.</summary>
    private JsonObject Restored(JsonObject written)
    {
        Members.Rename(written, Standard);
        if (Members.Text(written, "type") != RefusedActivities.NotFound)
        {
            return written;
        }

        Members.Rename(written, "originalActivityJson");
        if (Members.Text(written, "originalActivityJson") is not { } json
            || JsonText.Parse(Encoding.UTF8.GetBytes(json), session, written) is not JsonObject original)
        {
            return written;
        }

        session.Replaces(written, original);
        Members.Rename(original, Standard);
        // the placeholder may have been moved and named in the designer; the rest of it is about the original
        foreach (var kept in new[] { "id", "name", "metadata" })
        {
            if (written[kept] is { } value && (kept != "metadata" || value is JsonObject { Count: > 0 }))
            {
                original[kept] = value.DeepClone();
            }
        }

        return original;
    }

    private static void MoveFlags(JsonObject node)
    {
        Members.Rename(node, Flags);
        foreach (var flag in Flags)
        {
            if (Members.Flag(node, flag) is { } value)
            {
                node.Remove(flag);
                if (node["customProperties"] is not JsonObject properties)
                {
                    node["customProperties"] = properties = [];
                }

                properties.TryAdd(flag, value);
            }
        }

        if (node["customProperties"] is JsonObject custom)
        {
            Members.Rename(custom, [.. Flags, "mergeMode", "notFoundConnections"]);
        }
    }

    private string Fresh(string typeName)
    {
        var number = 1;
        string id;
        do
        {
            id = (typeName.Length == 0 ? "Activity" : typeName) + number++.ToString(CultureInfo.InvariantCulture);
        }
        while (!ids.Add(id));
        return id;
    }

    private static void Replace(JsonObject present, JsonObject made, Action<JsonObject> place)
    {
        if (!ReferenceEquals(present, made))
        {
            place(made);
        }
    }
}
