using Engine.Workflows.Execution.State;
using Engine.Workflows.Execution.Timing;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Starts an instance at times on the Dutch clock; inside an instance it waits for the next.</summary>
internal sealed class CronActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        if (context.TakeStart(out _))
        {
            context.Complete();
            return;
        }

        var text = context.Inputs.RequiredText("cronExpression");
        var next = Parse(text).Next(context.Now) ?? throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"cronExpression\": {text} komt nooit meer voor");
        DelayActivity.Until(context, "cronExpression", next);
    }

    public override TriggerSource Trigger(ActivityInputs inputs)
    {
        var text = inputs.RequiredText("cronExpression");
        Parse(text);
        return new("Elsa.Cron", null) { Cron = text };
    }

    private static CronSchedule Parse(string text) => CronSchedule.TryParse(text, out var schedule, out var fault)
        ? schedule
        : throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"cronExpression\": {fault}");
}
