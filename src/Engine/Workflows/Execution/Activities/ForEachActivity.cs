namespace Engine.Workflows.Execution.Activities;

/// <summary>Goes through the items as they were at the start, one after the other.</summary>
internal sealed class ForEachActivity : Activity
{
    private const string ItemsKey = "items";
    private const string IndexKey = "index";

    public override void Execute(ActivityContext context)
    {
        context.Remember(ItemsKey, context.Inputs.List("items"));
        Round(context, 0);
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Round(context, (context.Recall(IndexKey) as long? ?? 0) + 1);

    private static void Round(ActivityContext context, long index)
    {
        var items = context.Recall(ItemsKey) as IReadOnlyList<object?> ?? [];
        if (index >= items.Count || context.Node.Child("body") is not { } body)
        {
            context.Complete();
            return;
        }

        context.Remember(IndexKey, index);
        context.SetOutput("currentValue", items[(int)index]);
        context.Schedule(body, variables: LoopVariables.Of(items[(int)index], index));
    }
}
