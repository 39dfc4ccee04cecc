using Engine.Workflows.Execution.Effects;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Tells an event once the burst is stored; it waits for nobody.</summary>
internal sealed class PublishEventActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.Emit(new EventPublished(context.NextEffect(), context.Inputs.RequiredText("eventName"), context.Inputs.Text("correlationId"),
            context.Inputs.Flag("isLocalEvent"), context.Inputs.Value("payload")));
        context.Complete();
    }
}
