namespace Engine.Workflows.Execution.Activities;

internal sealed class WriteLineActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.WriteLine(context.Inputs.Text("text") ?? "");
        context.Complete();
    }
}
