using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Execution.Timing;

namespace Engine.Workflows.Execution;

/// <summary>
/// What activities of one type do. An instance of this class serves all instances of all workflows: what one execution must remember stands in
/// its context. An activity that does not complete must wait for a bookmark or a child, else the instance is stuck.
/// </summary>
public abstract class Activity
{
    public abstract void Execute(ActivityContext context);

    /// <summary>A bookmark of this execution is resumed; it is gone already unless it was made to stay.</summary>
    public virtual void Resume(ActivityContext context, Resumption resumption) => context.Complete();

    /// <summary>An activity that this one scheduled has completed.</summary>
    public virtual void ChildCompleted(ActivityContext context, EndedChild child) => context.Complete();

    /// <summary>An activity that this one scheduled was cancelled by itself, while this one goes on.</summary>
    public virtual void ChildCanceled(ActivityContext context, EndedChild child)
    {
    }

    /// <summary>This execution is cancelled; its bookmarks and children go by themselves.</summary>
    public virtual void Canceled(ActivityContext context)
    {
    }

    /// <summary>A timer of this execution has moved to a later moment, since the calendar has changed.</summary>
    public virtual void Postponed(ActivityContext context, Bookmark timer)
    {
    }

    /// <summary>What starts instances by an activity of this type; null for a type that starts none.</summary>
    public virtual TriggerSource? Trigger(ActivityInputs inputs) => null;

    /// <summary>What a bookmark of this type is resumed with where nobody answers: in a rehearsal. One payload for each time.</summary>
    /// <param name="effects">What the instance has asked for until now.</param>
    public virtual IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) => [null];
}

/// <param name="Payload">Plain data.</param>
public sealed record Resumption(Bookmark Bookmark, object? Payload)
{
    /// <summary>The payload as values by name; empty for other data.</summary>
    public IReadOnlyDictionary<string, object?> Fields => Payload as IReadOnlyDictionary<string, object?> ?? Values.Plain.EmptyMap;
}

/// <param name="Outcomes">Empty for a child that was cancelled.</param>
/// <param name="Tag">What it was scheduled with.</param>
public sealed record EndedChild(string ActivityId, IReadOnlyList<string> Outcomes, string? Tag);

/// <summary>What an activity waits for before there is an instance.</summary>
/// <param name="Name">Name of the stimulus.</param>
/// <param name="Payload">Plain data that is matched by its hash.</param>
public sealed record TriggerSource(string Name, object? Payload)
{
    /// <summary>Starts an instance each time this has passed.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Starts an instance at these times on the Dutch clock.</summary>
    public string? Cron { get; init; }

    /// <summary>Starts one instance at this moment.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it starts an instance by itself; null when no clock does, or never again. What was missed counts as one time.</summary>
    /// <param name="last">When it was due last; null before the first time. An interval keeps its rhythm.</param>
    public DateTimeOffset? Next(DateTimeOffset now, DateTimeOffset? last) => this switch
    {
        { Interval: { } interval } => last is { } kept && kept <= now ? kept + (interval * (Math.Floor((now - kept) / interval) + 1)) : now + interval,
        { Cron: { } cron } => CronSchedule.TryParse(cron, out var schedule, out _) ? schedule.Next(now) : null,
        // a moment that had passed at publication is not made up for: it may lie years back
        { At: { } at } => last is null && at > now ? at : null,
        _ => null,
    };
}
