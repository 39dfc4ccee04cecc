namespace Engine.Workflows.Execution.Activities;

/// <summary>Waits for a moment, or goes on at once when it has passed.</summary>
internal sealed class StartAtActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var at = context.Inputs.Moment("dateTime") ?? throw ActivityInputs.Missing("dateTime");
        if (context.TakeStart(out _) || at <= context.Now)
        {
            context.Complete();
        }
        else
        {
            DelayActivity.Until(context, "dateTime", at);
        }
    }

    public override TriggerSource Trigger(ActivityInputs inputs)
    {
        var at = inputs.Moment("dateTime") ?? throw ActivityInputs.Missing("dateTime");
        return new("Elsa.StartAt", null) { At = at.ToUniversalTime() };
    }
}
