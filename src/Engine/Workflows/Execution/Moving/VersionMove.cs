using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Execution.Moving;

/// <summary>
/// How the activities of one version of a definition follow those of another, for instances that run: by their ids, unless somebody chose another. What an
/// activity remembers only means something to an activity of the same type in the same container, so only those can follow each other.
/// </summary>
/// <param name="chosen">Id in the new version by id in the old one; what is not named keeps its id.</param>
public sealed class VersionMove(CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, string> chosen)
{
    public CompiledWorkflow From => from;

    public CompiledWorkflow To => to;

    /// <returns>Null when nothing in the new version takes its place.</returns>
    public ActivityNode? TargetOf(string activityId) => to.Definition.Tree.Find(chosen.GetValueOrDefault(activityId, activityId));

    /// <summary>Activities of the new version that can take the place of one.</summary>
    public IEnumerable<ActivityNode> Candidates(string activityId) =>
        from.Definition.Tree.Find(activityId) is { } before ? to.Definition.Tree.All.Where(n => IsAlike(before, n)) : [];

    /// <summary>Why an instance that is at this activity cannot move, in Dutch; null when it can.</summary>
    public string? Obstacle(string activityId)
    {
        if (from.Definition.Tree.Find(activityId) is not { } before)
        {
            return $"Stap \"{activityId}\" staat niet in de oude versie";
        }

        if (TargetOf(activityId) is not { } after)
        {
            return $"\"{before.Label}\" is er niet meer. Kies een stap die ervoor in de plaats komt";
        }

        return !IsAlike(before, after) ? $"\"{after.Label}\" is een ander soort stap dan \"{before.Label}\""
            : !HasSameHome(before, after) ? $"\"{after.Label}\" staat in een ander deel van het schema dan \"{before.Label}\""
            : !HasSameParts(before, after) ? $"In \"{before.Label}\" zijn stappen veranderd terwijl het proces er middenin is"
            : null;
    }

    private static bool IsAlike(ActivityNode before, ActivityNode after) =>
        before.TypeName == after.TypeName && before.IsTaskAlias == after.IsTaskAlias && before.Workflow?.DefinitionId == after.Workflow?.DefinitionId;

    private bool HasSameHome(ActivityNode before, ActivityNode after)
    {
        var (oldHome, newHome) = (from.Definition.Tree.ParentOf(before), to.Definition.Tree.ParentOf(after));
        return oldHome is null ? newHome is null : newHome is not null && TargetOf(oldHome.Id) == newHome;
    }

    // a flowchart counts by connections, which are moved one by one; other containers count their children
    private bool HasSameParts(ActivityNode before, ActivityNode after) => before.TypeName == FlowActivities.Flowchart
        || before.Children.Select(c => (c.Port, TargetOf(c.Node.Id)?.Id)).SequenceEqual(after.Children.Select(c => (c.Port, (string?)c.Node.Id)));
}
