namespace Engine.Workflows.Execution.Activities;

/// <summary>All at once; completes when all have.</summary>
internal sealed class ParallelActivity : Activity
{
    public override void Execute(ActivityContext context) => Countdown.Start(context, context.Node.ChildrenIn("activities"));

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Countdown.Down(context);
}
