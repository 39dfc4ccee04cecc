namespace Engine.Workflows.Execution.Activities;

internal sealed class FlowDecisionActivity : Activity
{
    public override void Execute(ActivityContext context) => context.Complete(context.Inputs.Flag("condition") ? "True" : "False");
}
