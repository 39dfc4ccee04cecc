using System.Collections.Concurrent;
using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution;

/// <summary>
/// One version of a definition made ready to run: expressions are read at first use and kept. Instances and threads share it; keep one
/// per version.
/// </summary>
public sealed class CompiledWorkflow
{
    private readonly ConcurrentDictionary<ActivityNode, CompiledActivity> activities = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string, string?), FlowGraph> graphs = new();
    private readonly Lazy<ResultUse> results;

    public CompiledWorkflow(WorkflowDefinition definition)
    {
        Definition = definition;
        results = new(() => ResultUse.Of(definition));
        Variables = new(definition.Variables);
    }

    public WorkflowDefinition Definition { get; }

    internal DeclaredVariables Variables { get; }

    /// <summary>Which results of activities its expressions can ask for.</summary>
    internal ResultUse Results => results.Value;

    internal CompiledActivity Activity(ActivityNode node) => activities.GetOrAdd(node, static n => new(n));

    internal FlowGraph Graph(ActivityNode flowchart, string? startId) => graphs.GetOrAdd((flowchart.Id, startId), _ => new(flowchart, startId));

    public override string ToString() => $"{Definition.DefinitionId} v{Definition.Version}";
}
