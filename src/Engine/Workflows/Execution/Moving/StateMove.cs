using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Moving;

/// <summary>Makes of the state of an instance one that goes on in another version. Workflows that it uses go on in the version that they have.</summary>
public static class StateMove
{
    /// <summary>Why this instance cannot move, in Dutch, each reason once; empty when it can.</summary>
    public static IReadOnlyList<string> Obstacles(InstanceState state, VersionMove move, WorkflowLibrary library)
    {
        var own = Own(state, new(move.From, state, library));
        return [.. own.Where(c => c.ParentId != 0).Select(c => move.Obstacle(c.ActivityId)).Concat(own.SelectMany(c => Values(c, move))).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Changes the state in place.</summary>
    /// <exception cref="InvalidOperationException">There are obstacles.</exception>
    public static void Apply(InstanceState state, VersionMove move, WorkflowLibrary library)
    {
        if (Obstacles(state, move, library) is { Count: > 0 } obstacles)
        {
            throw new InvalidOperationException(obstacles[0]);
        }

        var own = Own(state, new(move.From, state, library));
        var ids = own.Select(c => c.Id).ToHashSet();
        foreach (var context in own)
        {
            Flow(state, context, move);
            Variables(context, move);
        }

        foreach (var context in own)
        {
            context.ActivityId = Target(context.ActivityId, move);
            context.VersionId = context.ParentId == 0 ? move.To.Definition.Id : context.VersionId;
            context.Failed = context.Failed is { } failed ? Moved(failed, move) : null;
            Replace(context.Waiting, o => Moved(o, move));
        }

        (state.VersionId, state.Version) = (move.To.Definition.Id, move.To.Definition.Version);
        Replace(state.Queue, o => ids.Contains(o.ContextId) ? Moved(o, move) : o);
        Results(state, move);
        var places = new WorkflowPlaces(move.To, state, library);
        Replace(state.Bookmarks, b => state.Find(b.ContextId) is { } at ? b with { ActivityId = at.ActivityId, NodeId = places.NodeIdOf(at) } : b);
        Replace(state.Incidents, i => state.Find(i.ContextId) is { } at ? i with { ActivityId = at.ActivityId, NodeId = places.NodeIdOf(at) } : i);
    }

    // executions of activities that are written in the workflow of the instance itself
    private static List<ContextState> Own(InstanceState state, WorkflowPlaces places) => [.. state.Contexts.Where(c => c.ParentId == 0 || places.HomeOf(c).ParentId == 0)];

    private static IEnumerable<string> Values(ContextState context, VersionMove move)
    {
        var declared = Declared(context, move.To, c => move.TargetOf(c)?.Id);
        foreach (var (id, value) in context.Variables)
        {
            if (declared.ById(id) is { } variable && Conversion.Try(value, variable.Type, out _) is { } failure && value is not null)
            {
                yield return $"Variabele \"{variable.Name}\": {failure.Message}";
            }
        }
    }

    private static void Variables(ContextState context, VersionMove move)
    {
        var (before, after) = (Declared(context, move.From, id => id), Declared(context, move.To, id => move.TargetOf(id)?.Id));
        foreach (var (id, value) in context.Variables.ToList())
        {
            if (after.ById(id) is { } variable)
            {
                context.Variables[id] = Conversion.OrNull(value, variable.Type);
            }
            else if (before.ById(id) is not null)
            {
                context.Variables.Remove(id);
            }
        }
    }

    private static DeclaredVariables Declared(ContextState context, CompiledWorkflow workflow, Func<string, string?> idOf) =>
        context.ParentId == 0 ? workflow.Variables
        : idOf(context.ActivityId) is { } id && workflow.Definition.Tree.Find(id) is { } node ? workflow.Activity(node).Variables
        : new([]);

    private static void Flow(InstanceState state, ContextState context, VersionMove move)
    {
        if (context.Flow is { } flow && move.From.Definition.Tree.Find(context.ActivityId) is { } before && move.TargetOf(context.ActivityId) is { } after)
        {
            var start = context.Data.GetValueOrDefault(Activities.FlowchartActivity.StartKey) as string;
            var target = start is null ? null : move.TargetOf(start)?.Id;
            if (target is not null)
            {
                context.Data[Activities.FlowchartActivity.StartKey] = target;
            }

            context.Flow = FlowMove.Of(move.From.Activity(before), move.To.Activity(after), move.To.Graph(after, target), flow, move,
                id => state.ChildrenOf(context).Count(c => c.ActivityId == id));
        }
    }

    private static void Results(InstanceState state, VersionMove move)
    {
        foreach (var node in move.From.Definition.Tree.All)
        {
            foreach (var name in state.Results.Keys.Where(k => k.StartsWith(node.Id + ".", StringComparison.Ordinal)).ToList())
            {
                var value = state.Results.Take(name);
                if (move.TargetOf(node.Id) is { } target)
                {
                    state.Results[target.Id + name[node.Id.Length..]] = value;
                }
            }
        }
    }

    private static Operation Moved(Operation operation, VersionMove move) => operation with
    {
        ActivityId = Target(operation.ActivityId, move),
        Bookmark = operation.Bookmark is { } bookmark ? bookmark with { ActivityId = Target(bookmark.ActivityId, move) } : null,
    };

    private static string Target(string activityId, VersionMove move) => activityId.Length == 0 ? activityId : move.TargetOf(activityId)?.Id ?? activityId;

    private static void Replace<T>(List<T> list, Func<T, T> change)
    {
        for (var i = 0; i < list.Count; i++)
        {
            list[i] = change(list[i]);
        }
    }
}
