using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Waits for a span; when it ends is fixed at the start.</summary>
internal sealed class DelayActivity : Activity
{
    public override void Execute(ActivityContext context) => Wait(context, "timeSpan");

    /// <summary>Waits for a span.</summary>
    internal static void Wait(ActivityContext context, string input)
    {
        var span = context.Inputs.Span(input) ?? TimeSpan.Zero;
        Wait(context, input, TimeBounds.Fault(span), span);
    }

    /// <summary>Waits until a moment.</summary>
    internal static void Until(ActivityContext context, string input, DateTimeOffset moment) =>
        Wait(context, input, TimeBounds.Fault(moment, context.Now), moment - context.Now);

    private static void Wait(ActivityContext context, string input, string? fault, TimeSpan span) => context.CreateBookmark(
        context.Node.TypeName, null,
        BookmarkOptions.OfInstance with { DueAt = fault is null ? context.Now + span : throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{input}\": {fault}") });
}
