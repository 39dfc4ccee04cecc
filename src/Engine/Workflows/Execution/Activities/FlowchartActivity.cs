using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs the activities of a drawing by what is connected. Who decides what runs next is <see cref="FlowRun"/>.</summary>
internal sealed class FlowchartActivity : Activity
{
    public const string StartKey = "start";

    public override void Execute(ActivityContext context)
    {
        var node = context.Node;
        var trigger = context.Burst.State.Trigger;
        if (trigger is not null && context.Burst.Places.HomeOf(context.State).ParentId == 0 && context.Compiled.ActivityIndex.ContainsKey(trigger.ActivityId))
        {
            context.Remember(StartKey, trigger.ActivityId);
        }

        context.State.Flow = new FlowCounters(context.Compiled.ActivityIndex.Count, node.Connections.Count);
        if (GraphOf(context).Start is { } start)
        {
            context.Schedule(start);
        }
        else
        {
            context.Complete();
        }
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child)
    {
        if (context.Burst.Places.WorkflowOf(context.State).Definition.Tree.Find(child.ActivityId)?.Type?.IsTerminal == true)
        {
            context.Complete();
            return;
        }

        var run = new FlowRun(context, GraphOf(context));
        run.Propagate(child.ActivityId, child.Outcomes);
        run.CompleteWhenDone();
    }

    public override void ChildCanceled(ActivityContext context, EndedChild child)
    {
        var run = new FlowRun(context, GraphOf(context));
        run.Propagate(child.ActivityId, []);
        run.CompleteWhenDone();
    }

    internal static FlowGraph GraphOf(ActivityContext context) =>
        context.Burst.Places.WorkflowOf(context.State).Graph(context.Node, context.Recall(StartKey) as string);
}
