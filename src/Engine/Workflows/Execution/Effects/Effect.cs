using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Effects;

/// <summary>Something that a burst wants besides its new state. All of it is stored together with the state, or none.</summary>
public abstract record Effect;

/// <summary>Who asks for an effect outside the instance. The number makes it unique, so that it is carried out once however often it is handed over.</summary>
/// <param name="ContextId">The execution of an activity.</param>
/// <param name="Number">From 1 within that execution.</param>
public sealed record EffectSource(int ContextId, string ActivityId, int Number);

/// <summary>Something to be done outside the instance, through the outbox.</summary>
public abstract record OutsideEffect(EffectSource Source) : Effect;

public sealed record BookmarkMade(Bookmark Bookmark) : Effect;

public sealed record BookmarkBurnt(int BookmarkId) : Effect;

/// <summary>A line for the log of the instance.</summary>
public sealed record LineWritten(int ContextId, string ActivityId, string Text, DateTimeOffset At) : Effect;

public sealed record IncidentRaised(Incident Incident) : Effect;

/// <param name="Resolution">retried, skipped or canceled.</param>
public sealed record IncidentResolved(int IncidentId, string Resolution) : Effect;
