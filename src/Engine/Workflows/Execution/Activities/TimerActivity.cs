namespace Engine.Workflows.Execution.Activities;

/// <summary>Starts an instance each time its interval has passed; inside an instance it waits for one interval.</summary>
internal sealed class TimerActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        if (context.TakeStart(out _))
        {
            context.Complete();
        }
        else
        {
            DelayActivity.Wait(context, "interval");
        }
    }

    public override TriggerSource Trigger(ActivityInputs inputs)
    {
        var interval = inputs.Span("interval") ?? throw ActivityInputs.Missing("interval");
        return interval > TimeSpan.Zero
            ? new("Elsa.Timer", null) { Interval = interval }
            : throw new ActivityFault(State.IncidentTypes.Conversion, "Invoer \"interval\" moet langer zijn dan niets");
    }
}
