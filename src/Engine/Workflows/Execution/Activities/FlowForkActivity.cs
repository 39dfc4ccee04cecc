namespace Engine.Workflows.Execution.Activities;

/// <summary>Follows all its branches.</summary>
internal sealed class FlowForkActivity : Activity
{
    public override void Execute(ActivityContext context) => context.Complete([.. context.Inputs.Texts("branches")]);
}
