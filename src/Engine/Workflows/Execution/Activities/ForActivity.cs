namespace Engine.Workflows.Execution.Activities;

/// <summary>Counts from start to end, down when the step is below zero. Bounds are those of the start.</summary>
internal sealed class ForActivity : Activity
{
    private const string IndexKey = "index";

    public override void Execute(ActivityContext context)
    {
        context.Remember("start", (long)context.Inputs.Whole("start"));
        context.Remember("end", (long)context.Inputs.Whole("end"));
        context.Remember("step", (long)context.Inputs.Whole("step"));
        context.Remember("inclusive", context.Inputs.Flag("outerBoundInclusive"));
        Round(context, 0);
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Round(context, Number(context, IndexKey) + 1);

    private static void Round(ActivityContext context, long index)
    {
        var (step, end) = (Number(context, "step"), Number(context, "end"));
        var current = Number(context, "start") + (index * step);
        var inclusive = context.Recall("inclusive") is true;
        var goesOn = step > 0 ? current < end || (inclusive && current == end)
            : step < 0 ? current > end || (inclusive && current == end)
            : throw new ActivityFault(State.IncidentTypes.Conversion, "Invoer \"step\" is 0: zo komt er geen eind aan het tellen");
        if (!goesOn || context.Node.Child("body") is not { } body)
        {
            context.Complete();
            return;
        }

        context.Remember(IndexKey, index);
        context.SetOutput("currentValue", current);
        context.Schedule(body, variables: LoopVariables.Of(current, index));
    }

    private static long Number(ActivityContext context, string name) => context.Recall(name) as long? ?? 0;
}
