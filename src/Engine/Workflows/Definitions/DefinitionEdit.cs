using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions;

/// <summary>Makes a changed definition: the JSON is copied, changed and read again, so model and JSON always say the same.</summary>
internal static class DefinitionEdit
{
    /// <param name="change">Gets the activities by id; it may change their members and not their place.</param>
    /// <exception cref="InvalidOperationException">The change made what is no definition.</exception>
    public static WorkflowDefinition Change(WorkflowDefinition definition, Action<Dictionary<string, JsonObject>> change, ActivityCatalogue? catalogue = null)
    {
        var activities = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var file = DefinitionWriter.Json(definition, activities);
        change(activities);
        return DefinitionReader.Read(file.ToJsonString(), catalogue).Definition
            ?? throw new InvalidOperationException($"A change made the workflow {definition.DefinitionId} unreadable.");
    }
}
