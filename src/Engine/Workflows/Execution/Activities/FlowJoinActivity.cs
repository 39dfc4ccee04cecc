using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Execution.Activities;

/// <summary>
/// Where branches come together; when it runs is for the flowchart to decide. One that waits for any cancels what started on the way to it since
/// then. The platform cancels for every mode, which ends branches that a join of all still counts on.
/// </summary>
internal sealed class FlowJoinActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var parent = context.Burst.Places.ParentOf(context.State);
        if (context.Node.Join == JoinMode.WaitAny && parent is not null && context.Burst.Places.ActivityOf(parent) is { Node.TypeName: FlowActivities.Flowchart } flowchart)
        {
            var handle = new ActivityContext(context.Burst, parent, flowchart);
            FlowRun.CancelAhead(handle, FlowchartActivity.GraphOf(handle), context.Node.Id);
        }

        context.Complete();
    }
}
