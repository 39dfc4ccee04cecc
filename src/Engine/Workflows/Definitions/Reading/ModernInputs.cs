using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Gives the inputs, outputs and drawing of an activity the names of today.</summary>
internal static class ModernInputs
{
    private static readonly string[] Wrapper = ["typeName", "expression", "memoryReference", "converter"];

    public static void Modernise(JsonObject node, ActivityType? type, IReadOnlyCollection<string> standard)
    {
        if (type is not null)
        {
            Members.Rename(node, [.. type.Inputs.Select(i => i.Name), .. type.Outputs.Select(o => o.Name)]);
        }

        foreach (var (name, value) in node)
        {
            if (value is JsonObject member && !standard.Contains(name))
            {
                Member(member, type?.Input(name)?.IsPlain ?? false);
            }
        }

        Members.Rename(node, "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId", "variables");
        foreach (var variable in Members.Objects(node["variables"]))
        {
            ModernEnvelope.Variable(variable);
        }

        Design(node["metadata"] as JsonObject);
    }

    private static void Member(JsonObject member, bool isPlain)
    {
        if (isPlain)
        {
            ModernEnvelope.Variable(member);
            return;
        }

        Members.Rename(member, Wrapper);
        if (member["expression"] is JsonObject expression)
        {
            Members.Rename(expression, "type", "value");
        }

        if (member["memoryReference"] is JsonObject reference)
        {
            Members.Rename(reference, "id");
        }
    }

    private static void Design(JsonObject? metadata)
    {
        if (metadata is null)
        {
            return;
        }

        Members.Rename(metadata, "designer", "displayText", "description");
        if (metadata["designer"] is not JsonObject designer)
        {
            return;
        }

        Members.Rename(designer, "position", "size");
        Members.Rename(designer["position"] as JsonObject ?? [], "x", "y");
        Members.Rename(designer["size"] as JsonObject ?? [], "width", "height");
    }
}
