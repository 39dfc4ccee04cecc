using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Reads the activities in the ports of an activity.</summary>
internal sealed class ChildReader(NodeReader reader)
{
    public IReadOnlyList<ActivityChild> Read(JsonObject owner, ActivityType? type, string nodeId)
    {
        var children = new List<ActivityChild>();
        foreach (var port in type?.Ports ?? [])
        {
            switch (owner[port.Name])
            {
                case JsonObject single when port.Shape == PortShape.Single:
                    children.Add(new(port.Name, 0, null, reader.Read(single, nodeId)));
                    break;
                case JsonArray list when port.Shape != PortShape.Single:
                    AddList(children, list, port, nodeId);
                    break;
            }
        }

        return children;
    }

    private void AddList(List<ActivityChild> children, JsonArray list, ChildPort port, string nodeId)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var (activity, label) = port.Shape == PortShape.List
                ? (list[i] as JsonObject, null)
                : (list[i]?["activity"] as JsonObject, Members.Text(list[i] as JsonObject, port.LabelField ?? ""));
            if (activity is not null)
            {
                children.Add(new(port.Name, i, label, reader.Read(activity, nodeId)));
            }
        }
    }
}
