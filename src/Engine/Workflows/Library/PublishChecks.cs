using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Library;

/// <summary>The publish check with what this tenant has: its other workflows and its features.</summary>
public sealed class PublishChecks(TenantWorkflows workflows)
{
    public PublishContext Context => new() { FindWorkflow = reference => workflows.Find(reference)?.Definition };

    public IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition) => PublishCheck.Check(definition, Context);
}
