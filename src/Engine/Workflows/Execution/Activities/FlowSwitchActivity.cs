namespace Engine.Workflows.Execution.Activities;

/// <summary>Its outcomes are the labels of the cases that hold, else <c>Default</c>.</summary>
internal sealed class FlowSwitchActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        string[] labels = [.. MatchingCases.Of(context).Select(i => context.Node.Cases[i].Label)];
        context.Complete(labels.Length > 0 ? labels : ["Default"]);
    }
}
