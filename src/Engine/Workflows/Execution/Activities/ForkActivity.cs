namespace Engine.Workflows.Execution.Activities;

/// <summary>Branches side by side; completes at the first or at the last.</summary>
internal sealed class ForkActivity : Activity
{
    public override void Execute(ActivityContext context) => Countdown.Start(context, context.Node.ChildrenIn("branches"));

    public override void ChildCompleted(ActivityContext context, EndedChild child)
    {
        if (context.Inputs.Text("joinMode") == "WaitAny")
        {
            context.Complete();
        }
        else
        {
            Countdown.Down(context);
        }
    }
}
