using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Waits for an event by name. One event reaches all instances that wait for it.</summary>
internal sealed class EventActivity : Activity
{
    public const string Stimulus = "Elsa.Event";

    /// <summary>What an event is matched by.</summary>
    public static object Payload(string eventName) => new OrderedDictionary<string, object?> { ["eventName"] = eventName };

    public override void Execute(ActivityContext context)
    {
        var name = context.Inputs.RequiredText("eventName");
        if (context.TakeStart(out var payload))
        {
            End(context, payload);
        }
        else
        {
            context.CreateBookmark(Stimulus, Payload(name));
        }
    }

    public override void Resume(ActivityContext context, Resumption resumption) => End(context, resumption.Payload);

    public override TriggerSource Trigger(ActivityInputs inputs) => new(Stimulus, Payload(inputs.RequiredText("eventName")));

    private static void End(ActivityContext context, object? payload)
    {
        context.SetOutput("result", Plain.Number(payload));
        context.Complete();
    }
}
