using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution.Rehearsals;

/// <summary>Definitions that can call each other in a rehearsal, as if each were published.</summary>
public sealed class RehearsalLibrary : WorkflowLibrary
{
    private readonly List<CompiledWorkflow> workflows;

    public RehearsalLibrary(IEnumerable<WorkflowDefinition> definitions)
    {
        // a file may lack the id of its version, and copies of a file have the same
        var taken = new HashSet<string>(StringComparer.Ordinal) { "" };
        workflows = [.. definitions.Select(d => new CompiledWorkflow(taken.Add(d.Id) ? d : d with { Id = $"{d.DefinitionId}:{taken.Count}" }))];
    }

    public override CompiledWorkflow? Version(string versionId) => workflows.Find(w => w.Definition.Id == versionId);

    public override CompiledWorkflow? Find(WorkflowReference reference) =>
        (reference.VersionId is { } version ? Version(version) : null) ?? workflows.Find(w => WorkflowTypeName.Means(reference, w.Definition));

    public override CompiledWorkflow? Published(string definitionId) => workflows.Find(w => w.Definition.DefinitionId == definitionId);
}
