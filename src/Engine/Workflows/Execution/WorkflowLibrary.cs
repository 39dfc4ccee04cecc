using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution;

/// <summary>The workflows of one tenant that others use. What it gives for a version id never changes.</summary>
public abstract class WorkflowLibrary
{
    /// <summary>No workflow uses another.</summary>
    public static readonly WorkflowLibrary Empty = new EmptyLibrary();

    /// <returns>Null when the version does not exist.</returns>
    public abstract CompiledWorkflow? Version(string versionId);

    /// <summary>The workflow that an activity stands for: the pinned version, else the published one of its id or name.</summary>
    public abstract CompiledWorkflow? Find(WorkflowReference reference);

    /// <summary>The published version of a definition.</summary>
    public abstract CompiledWorkflow? Published(string definitionId);

    private sealed class EmptyLibrary : WorkflowLibrary
    {
        public override CompiledWorkflow? Version(string versionId) => null;

        public override CompiledWorkflow? Find(WorkflowReference reference) => null;

        public override CompiledWorkflow? Published(string definitionId) => null;
    }
}
