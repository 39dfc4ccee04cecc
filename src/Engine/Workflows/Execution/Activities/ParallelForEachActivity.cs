using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs its body for all items side by side; completes when all have.</summary>
internal sealed class ParallelForEachActivity : Activity
{
    private const int MaximumItems = 1000;

    public override void Execute(ActivityContext context)
    {
        var items = context.Inputs.List("items");
        if (items.Count > MaximumItems)
        {
            throw new ActivityFault(IncidentTypes.Limit, $"Er zijn {items.Count} items, en {MaximumItems} is het meeste dat tegelijk kan: gebruik een ForEach of BulkDispatchWorkflows");
        }

        var body = context.Node.Child("body");
        for (var i = 0; body is not null && i < items.Count; i++)
        {
            context.Schedule(body, variables: LoopVariables.Of(items[i], i));
        }

        Countdown.Begin(context, body is null ? 0 : items.Count);
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Countdown.Down(context);
}
