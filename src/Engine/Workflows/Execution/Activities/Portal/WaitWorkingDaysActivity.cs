using System.Globalization;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>Waits until a time on the Dutch clock, so many working days after a day that does not count itself; when that has passed it goes on at once.</summary>
internal sealed class WaitWorkingDaysActivity(ActivityType type) : Activity
{
    public override void Execute(ActivityContext context)
    {
        var inputs = PortalInputs.Of(context, type);
        WaitPlan.Calendar(context, inputs);
        var text = inputs.GetValueOrDefault("atTime") as string ?? "";
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"atTime\": \"{text}\" is geen tijd. Schrijf bijvoorbeeld 08:00");
        }

        var days = context.Inputs.Whole("days");
        if ((TimeBounds.FaultOfWorkingDays(days) ?? (inputs.GetValueOrDefault("from") is DateTimeOffset start ? TimeBounds.Fault(start, context.Now) : null)) is { } fault)
        {
            throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{(TimeBounds.FaultOfWorkingDays(days) is null ? "from" : "days")}\": {fault}");
        }

        var due = WaitPlan.WorkingDays(context, inputs.GetValueOrDefault("from") as DateTimeOffset? ?? context.Now, days, time);
        context.SetOutput("dueAt", due.DueAt);
        if (due.DueAt <= context.Now)
        {
            context.Complete();
        }
        else
        {
            context.CreateBookmark(type.Name, null, BookmarkOptions.OfInstance with { DueAt = due.DueAt, LocalIntent = due.Intent });
        }
    }
}
