using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Ends the nearest While, For or ForEach with everything in it. Outside a loop it ends its container.</summary>
internal sealed class BreakActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var places = context.Burst.Places;
        var loop = places.AncestorsOf(context.State).TakeWhile(c => c.VersionId is null)
            .FirstOrDefault(c => places.ActivityOf(c)?.Node.TypeName is FlowActivities.While or FlowActivities.For or FlowActivities.ForEach);
        if (loop is null)
        {
            context.Complete();
            return;
        }

        context.Burst.CompleteSilently(context.State);
        new ActivityContext(context.Burst, loop, places.ActivityOf(loop)).Complete();
    }
}
