using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution;

/// <summary>
/// Which outputs expressions of a definition can ask for. Only those are kept in the state: an answer of another system may be large, and
/// mostly nobody asks for it again.
/// </summary>
internal sealed record ResultUse(bool OfActivities, bool OfLast)
{
    public static ResultUse Of(WorkflowDefinition definition)
    {
        var scripts = definition.Tree.All.SelectMany(n => n.Inputs.Values.Concat(n.Cases.Select(c => c.Condition))).Select(i => i.Text ?? "").ToList();
        return new(
            scripts.Exists(s => s.Contains("getOutputFrom", StringComparison.Ordinal) || (s.Contains("get", StringComparison.Ordinal) && s.Contains("From", StringComparison.Ordinal))),
            scripts.Exists(s => s.Contains("getLastResult", StringComparison.Ordinal)));
    }
}
