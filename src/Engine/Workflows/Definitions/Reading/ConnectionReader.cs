using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Reads the connections of a flowchart and how an activity waits for those that lead to it.</summary>
internal static class ConnectionReader
{
    public static IReadOnlyList<FlowConnection> Read(JsonObject json, string type)
    {
        if (type != FlowActivities.Flowchart)
        {
            return [];
        }

        var seen = new HashSet<(string?, string?, string?, string?)>();
        var connections = new List<FlowConnection>();
        foreach (var connection in Members.Objects(json["connections"]))
        {
            var source = connection["source"] as JsonObject;
            var target = connection["target"] as JsonObject;
            if (Members.Text(source, "activity") is { } from && Members.Text(target, "activity") is { } to
                && seen.Add((from, Members.Filled(source, "port"), to, Members.Filled(target, "port"))))
            {
                connections.Add(new(from, Members.Filled(source, "port"), to, Members.Filled(target, "port")) { Vertices = [.. VerticesOf(connection)] });
            }
        }

        return connections;
    }

    public static JoinMode? JoinOf(JsonObject json, string type)
    {
        if (type != FlowActivities.FlowJoin)
        {
            var mode = Members.Filled(json["customProperties"] as JsonObject, "mergeMode");
            return string.Equals(mode, "Race", StringComparison.OrdinalIgnoreCase) ? JoinMode.WaitAny : JoinMode.WaitAllActive;
        }

        return InputReader.Wrapped(json["mode"], "String") switch
        {
            null => JoinMode.WaitAny,
            { Syntax: ExpressionSyntax.Literal } literal => Members.Named<JoinMode>(literal.Text),
            _ => null,
        };
    }

    private static IEnumerable<DesignPoint> VerticesOf(JsonObject connection)
    {
        foreach (var vertex in Members.Objects(connection["vertices"]))
        {
            if (Members.Measure(vertex, "x") is { } x && Members.Measure(vertex, "y") is { } y)
            {
                yield return new(x, y);
            }
        }
    }
}
