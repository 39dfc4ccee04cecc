using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

/// <summary>Where executions stand: in which workflow, at which activity, beneath which others.</summary>
internal sealed class WorkflowPlaces(CompiledWorkflow workflow, InstanceState state, WorkflowLibrary library)
{
    /// <summary>What the workflow itself, as an activity, is called.</summary>
    public const string WorkflowType = "Workflow";

    private readonly Dictionary<int, CompiledWorkflow> inside = [];

    public ContextState? ParentOf(ContextState context) => context.ParentId == 0 ? null : state.Find(context.ParentId);

    /// <summary>From the parent up.</summary>
    public IEnumerable<ContextState> AncestorsOf(ContextState context)
    {
        for (var at = ParentOf(context); at is not null; at = ParentOf(at))
        {
            yield return at;
        }
    }

    /// <summary>The nearest execution of a workflow that this one stands in: the workflow itself, or one used as an activity.</summary>
    public ContextState HomeOf(ContextState context) => AncestorsOf(context).FirstOrDefault(c => c.VersionId is not null) ?? context;

    /// <summary>The workflow whose activities stand directly beneath an execution of a workflow.</summary>
    public CompiledWorkflow WorkflowIn(ContextState home)
    {
        if (!inside.TryGetValue(home.Id, out var found))
        {
            found = home.ParentId == 0 || home.VersionId == workflow.Definition.Id
                ? workflow
                : library.Version(home.VersionId ?? "") ?? throw new ActivityFault(IncidentTypes.Definition, $"Workflowversie {home.VersionId} bestaat niet meer");
            inside[home.Id] = found;
        }

        return found;
    }

    /// <summary>The workflow that an activity is written in.</summary>
    public CompiledWorkflow WorkflowOf(ContextState context) => WorkflowIn(HomeOf(context));

    /// <returns>Null for the workflow itself.</returns>
    public CompiledActivity? ActivityOf(ContextState context)
    {
        if (context.ParentId == 0)
        {
            return null;
        }

        var home = WorkflowOf(context);
        return home.Definition.Tree.Find(context.ActivityId) is { } node
            ? home.Activity(node)
            : throw new InvalidOperationException($"Workflow {home} has no activity {context.ActivityId}.");
    }

    /// <summary>The place of an activity from the workflow of the instance down, through the workflows that it uses.</summary>
    public string NodeIdOf(ContextState context)
    {
        if (context.ParentId == 0)
        {
            return "Workflow1";
        }

        var home = HomeOf(context);
        var node = ActivityOf(context)?.Node.NodeId ?? context.ActivityId;
        var colon = node.IndexOf(':', StringComparison.Ordinal);
        return home.ParentId == 0 || colon < 0 ? node : NodeIdOf(home) + node[colon..];
    }

    /// <summary>The variables that an execution declares: of its container, and of its workflow when it is one.</summary>
    public IEnumerable<DeclaredVariables> DeclaredIn(ContextState context)
    {
        if (ActivityOf(context) is { } activity)
        {
            yield return activity.Variables;
        }

        if (context.VersionId is not null)
        {
            yield return WorkflowIn(context).Variables;
        }
    }
}
