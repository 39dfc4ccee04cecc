namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs what is in it once.</summary>
internal sealed class BodyActivity : Activity
{
    public override void Execute(ActivityContext context) => ScheduleOrComplete(context, "body");

    internal static void ScheduleOrComplete(ActivityContext context, string port)
    {
        if (context.Node.Child(port) is { } child)
        {
            context.Schedule(child);
        }
        else
        {
            context.Complete();
        }
    }
}
