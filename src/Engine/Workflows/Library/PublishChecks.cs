using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Library;

/// <summary>The publish check with what this tenant has: its other workflows and its features.</summary>
public sealed class PublishChecks(TenantWorkflows workflows)
{
    /// <summary>Definitions that are published in the same unit of work, so that they may call each other.</summary>
    public IReadOnlyList<WorkflowDefinition> Alongside { get; set; } = [];

    public PublishContext Context => new()
    {
        FindWorkflow = reference => workflows.Find(reference)?.Definition ?? Alongside.FirstOrDefault(d => WorkflowTypeName.Means(reference, d)),
    };

    public IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition) => PublishCheck.Check(definition, Context);
}
