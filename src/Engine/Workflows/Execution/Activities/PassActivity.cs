namespace Engine.Workflows.Execution.Activities;

/// <summary>Does nothing: the start, and the end, whose container stops because its type says so.</summary>
internal sealed class PassActivity : Activity
{
    public override void Execute(ActivityContext context) => context.Complete();
}
