using System.Collections.Frozen;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities;
using Engine.Workflows.Execution.Activities.Portal;

namespace Engine.Workflows.Execution;

/// <summary>What each type of activity does. The portals add theirs to those of Elsa.</summary>
public sealed class ActivitySet
{
    /// <summary>The activities of Elsa.</summary>
    public static readonly ActivitySet Elsa = new(ElsaActivities.All);

    /// <summary>With the activities of the portals.</summary>
    public static readonly ActivitySet Portal = Elsa.With(PortalWorkActivities.All);

    private static readonly Activity Workflow = new WorkflowActivity();

    private static readonly Activity Unknown = new UnknownActivity();

    private readonly FrozenDictionary<string, Activity> activities;

    private ActivitySet(IEnumerable<KeyValuePair<string, Activity>> activities) => this.activities = activities.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>This set with more types, or with others in the place of its own.</summary>
    public ActivitySet With(IEnumerable<KeyValuePair<string, Activity>> more)
    {
        var all = activities.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, activity) in more)
        {
            all[name] = activity;
        }

        return new(all);
    }

    /// <summary>Whether activities of that type can run.</summary>
    public bool Knows(string typeName) => activities.ContainsKey(typeName);

    /// <summary>Whether the portal does the work of that type.</summary>
    public bool NeedsPortal(string typeName) => activities.GetValueOrDefault(typeName) is PortalActivity;

    internal Activity Of(ActivityNode? node) => node switch
    {
        null or { Workflow: not null } => Workflow,
        _ when activities.TryGetValue(node.TypeName, out var activity) => activity,
        // a task that stands for an activity that is not here is a task
        { WrittenTypeName: OutsideActivities.RunTask } => activities[OutsideActivities.RunTask],
        _ => Unknown,
    };
}
