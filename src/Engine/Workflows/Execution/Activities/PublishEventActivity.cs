using Engine.Workflows.Execution.Effects;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Tells an event once the burst is stored; it waits for nobody.</summary>
internal sealed class PublishEventActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var isLocal = context.Inputs.Flag("isLocalEvent");
        if (!isLocal)
        {
            // what it starts counts as started by this one
            DispatchWorkflowActivity.Count(context);
        }

        context.Emit(new EventPublished(context.NextEffect(), context.Inputs.RequiredText("eventName"), InstanceTexts.Correlation(context.Inputs.Text("correlationId")),
            isLocal, context.Inputs.Value("payload")));
        context.Complete();
    }
}
