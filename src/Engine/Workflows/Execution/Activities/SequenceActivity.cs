using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution.Activities;

/// <summary>One after the other; a child that is an end stops it.</summary>
internal sealed class SequenceActivity : Activity
{
    private const string IndexKey = "index";

    public override void Execute(ActivityContext context) => Next(context, 0);

    public override void ChildCompleted(ActivityContext context, EndedChild child)
    {
        var done = (int)(context.Recall(IndexKey) as long? ?? 0);
        if (Children(context)[done].Type?.IsTerminal == true)
        {
            context.Complete();
        }
        else
        {
            Next(context, done + 1);
        }
    }

    private static void Next(ActivityContext context, int index)
    {
        var children = Children(context);
        if (index >= children.Length)
        {
            context.Complete();
            return;
        }

        context.Remember(IndexKey, (long)index);
        context.Schedule(children[index]);
    }

    private static ActivityNode[] Children(ActivityContext context) => [.. context.Node.ChildrenIn("activities")];
}
