namespace Engine.Workflows.Execution.Activities;

/// <summary>Looks at its condition before each round. Without a body there is nothing to repeat.</summary>
internal sealed class WhileActivity : Activity
{
    public override void Execute(ActivityContext context) => Round(context);

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Round(context);

    private static void Round(ActivityContext context)
    {
        if (context.Node.Child("body") is { } body && context.Inputs.Again("condition") is true)
        {
            context.Schedule(body);
        }
        else
        {
            context.Complete();
        }
    }
}
