using System.Globalization;
using Engine.Calendar;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Execution.Timing;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>Until when a wait lasts and when it reminds (the wait options, 3.2 of the format). Spans count from now.</summary>
/// <param name="Expiry">Null when it waits for ever.</param>
internal sealed record WaitPlan(WaitPlan.Alarm? Expiry, IReadOnlyList<WaitPlan.Reminder> Reminders)
{
    /// <summary>When on a working day something falls due that says no time.</summary>
    private static readonly TimeOnly StartOfDay = new(8, 0);

    /// <param name="Intent">What was meant on the Dutch clock; null for a plain span.</param>
    public sealed record Alarm(DateTimeOffset DueAt, string? Intent);

    public sealed record Reminder(Alarm At, string? TemplateKey);

    /// <exception cref="ActivityFault">A reminder without a moment, a moment out of all bounds, or a calendar that does not exist.</exception>
    public static WaitPlan Of(ActivityContext context, IReadOnlyDictionary<string, object?> inputs)
    {
        Calendar(context, inputs);
        return new(
            inputs.GetValueOrDefault("expiresAt") is DateTimeOffset at ? new(Fits(at, "expiresAt", TimeBounds.Fault(at, context.Now)), null) : After(context, inputs, "expiresAfter", "expiresAfterWorkingDays"),
            [.. (inputs.GetValueOrDefault("reminders") as IReadOnlyList<object?> ?? []).Select((r, i) => ReminderOf(context, r, i + 1))]);
    }

    /// <summary>A time on the Dutch clock, so many working days after a moment; the day of the moment does not count.</summary>
    public static Alarm WorkingDays(ActivityContext context, DateTimeOffset from, int days, TimeOnly time)
    {
        var moment = new LocalMoment(DutchTime.DateOf(from), time, days);
        return new(moment.Due(context.Calendar), moment.ToString());
    }

    /// <summary>There is one calendar, that of the tenant.</summary>
    public static void Calendar(ActivityContext context, IReadOnlyDictionary<string, object?> inputs)
    {
        if (inputs.GetValueOrDefault("calendarKey") is string { Length: > 0 } key)
        {
            throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"calendarKey\": er is geen agenda \"{key}\". Laat de invoer leeg voor de agenda van het portaal");
        }
    }

    private static Reminder ReminderOf(ActivityContext context, object? written, int number)
    {
        var fields = written as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap;
        return new(
            After(context, fields, "after", "workingDays") ?? throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"reminders\": herinnering {number} zegt niet wanneer, met \"after\" of \"workingDays\""),
            fields.GetValueOrDefault("templateKey") as string);
    }

    private static Alarm? After(ActivityContext context, IReadOnlyDictionary<string, object?> fields, string span, string days) =>
        Read<TimeSpan>(fields, span, TypeAlias.Span) is { } after ? new(context.Now + Fits(after, span, TimeBounds.Fault(after)), null)
        : Read<long>(fields, days, TypeAlias.Int32) is { } working ? WorkingDays(context, context.Now, (int)Fits(working, days, TimeBounds.FaultOfWorkingDays(working)), StartOfDay)
        : null;

    private static T Fits<T>(T value, string name, string? fault) => fault is null ? value : throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{name}\": {fault}");

    private static T? Read<T>(IReadOnlyDictionary<string, object?> fields, string name, TypeAlias type)
        where T : struct
    {
        var value = fields.GetValueOrDefault(name);
        return value is null ? null
            : Conversion.Try(value, type, out var read) is { } failure ? throw new ActivityFault(IncidentTypes.Conversion, string.Create(CultureInfo.InvariantCulture, $"Invoer \"{name}\": {failure.Message}"))
            : (T?)read;
    }
}
