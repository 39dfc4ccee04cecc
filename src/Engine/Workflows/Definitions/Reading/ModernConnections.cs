using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Brings the connections and the start of a flowchart into the form of today.</summary>
internal static class ModernConnections
{
    public static void Modernise(JsonObject flowchart, ReadSession session)
    {
        Members.Rename(flowchart, "connections");
        var children = Members.Objects(flowchart["activities"]).Select(c => Members.Text(c, "id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (flowchart["connections"] is not { } written)
        {
            return;
        }

        var kept = new JsonArray();
        var lost = new JsonArray();
        foreach (var connection in Members.Objects(written).ToList())
        {
            var modern = Modern(connection, session);
            var isWhole = children.Contains(End(modern, "source") ?? "") && children.Contains(End(modern, "target") ?? "");
            (isWhole ? kept : lost).Add(modern);
            if (!isWhole)
            {
                session.Warn("connection-lost",
                    $"De verbinding van \"{End(modern, "source")}\" naar \"{End(modern, "target")}\" heeft geen begin of eind en vervalt. Teken haar opnieuw als ze nodig is.",
                    connection, Members.Text(flowchart, "id"));
            }
        }

        session.Replaces(written, kept);
        flowchart["connections"] = kept;
        KeepLost(flowchart, lost);
    }

    /// <summary>An old file may hold its start as a whole activity: it goes first among the others, or its id stands for it.</summary>
    /// <returns>Whether the first activity is the start.</returns>
    public static bool MoveInlineStart(JsonObject flowchart)
    {
        Members.Rename(flowchart, "start", "activities");
        if (flowchart["start"] is not JsonObject inline)
        {
            return false;
        }

        Members.Rename(inline, "id", "type");
        flowchart.Remove("start");
        var id = Members.Filled(inline, "id");
        if (id is not null && Members.Objects(flowchart["activities"]).Any(a => Members.Text(a, "id") == id))
        {
            flowchart["start"] = id;
            return false;
        }

        if (flowchart["activities"] is not JsonArray activities)
        {
            flowchart["activities"] = activities = [];
        }

        activities.Insert(0, inline);
        return true;
    }

    /// <summary>Id of the activity at an end of a connection of today's form.</summary>
    public static string? End(JsonObject connection, string end) => Members.Text(connection[end] as JsonObject, "activity");

    private static JsonObject Modern(JsonObject written, ReadSession session)
    {
        var made = (JsonObject)written.DeepClone();
        Members.Rename(made, "source", "target", "sourcePort", "targetPort", "vertices");
        EndOf(made, "source", "sourcePort");
        EndOf(made, "target", "targetPort");
        foreach (var vertex in Members.Objects(made["vertices"]))
        {
            Members.Rename(vertex, "x", "y");
        }

        session.Replaces(written, made);
        return made;
    }

    // the older form gives the id as text and the port beside it
    private static void EndOf(JsonObject connection, string end, string portBeside)
    {
        if (connection[end] is JsonObject modern)
        {
            Members.Rename(modern, "activity", "port");
            return;
        }

        if (Members.Text(connection, end) is { } id)
        {
            connection[end] = new JsonObject { ["activity"] = id, ["port"] = Members.Text(connection, portBeside) };
            connection.Remove(portBeside);
        }
    }

    private static void KeepLost(JsonObject flowchart, JsonArray lost)
    {
        if (lost.Count == 0)
        {
            return;
        }

        if (flowchart["customProperties"] is not JsonObject properties)
        {
            flowchart["customProperties"] = properties = [];
        }

        if (properties["notFoundConnections"] is not JsonArray present)
        {
            properties["notFoundConnections"] = present = [];
        }

        foreach (var connection in lost.ToList())
        {
            lost.Remove(connection);
            present.Add(connection);
        }
    }
}
