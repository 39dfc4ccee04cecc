using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Ends the whole instance, whatever still runs or waits.</summary>
internal sealed class FinishActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.Burst.CompleteSilently(context.State);
        context.Burst.Finish(WorkflowSubStatus.Finished);
    }
}
