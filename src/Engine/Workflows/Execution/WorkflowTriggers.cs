using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution;

/// <summary>What starts instances of one version: a row for each trigger activity that may start it.</summary>
/// <param name="ActivityId">Goes into <see cref="StartStimulus"/>.</param>
/// <param name="Hash">What a stimulus is matched with.</param>
public sealed record WorkflowTrigger(string ActivityId, string TypeName, TriggerSource Source, string Hash);

/// <summary>Reads the triggers from a definition, at publish.</summary>
public static class WorkflowTriggers
{
    /// <summary>Inputs of triggers see the first values of variables and nothing else: there is no instance yet.</summary>
    /// <param name="faults">Dutch, by activity id: triggers whose inputs give no value.</param>
    public static IReadOnlyList<WorkflowTrigger> Of(CompiledWorkflow workflow, ActivitySet activities, TimeProvider time, out IReadOnlyDictionary<string, string> faults)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        List<WorkflowTrigger> found = [];
        foreach (var node in workflow.Definition.Tree.All.Where(n => n.CanStartWorkflow && n.Type?.IsTrigger == true && StartsIt(n, workflow.Definition)))
        {
            try
            {
                if (activities.Of(node).Trigger(new(workflow.Activity(node), new TriggerScope(workflow, time))) is { } source)
                {
                    found.Add(new(node.Id, node.TypeName, source, StimulusHash.Of(source.Name, source.Payload)));
                }
            }
            catch (ActivityFault fault)
            {
                wrong[node.Id] = fault.Message;
            }
        }

        faults = wrong;
        return found;
    }

    // an activity deep inside others is not where an instance can begin
    private static bool StartsIt(ActivityNode node, WorkflowDefinition definition) =>
        definition.Tree.ParentOf(node) is null || ReferenceEquals(definition.Tree.ParentOf(node), definition.Root);
}
