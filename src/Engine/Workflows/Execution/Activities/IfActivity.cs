namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs one of two; an empty side completes at once.</summary>
internal sealed class IfActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var condition = context.Inputs.Flag("condition");
        context.SetOutput("result", condition);
        BodyActivity.ScheduleOrComplete(context, condition ? "then" : "else");
    }
}
