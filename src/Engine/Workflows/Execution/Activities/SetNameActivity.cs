namespace Engine.Workflows.Execution.Activities;

internal sealed class SetNameActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.InstanceName = context.Inputs.Text("value");
        context.Complete();
    }
}
