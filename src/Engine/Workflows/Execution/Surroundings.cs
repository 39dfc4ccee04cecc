using Engine.Calendar;

namespace Engine.Workflows.Execution;

/// <summary>What a burst is given from outside.</summary>
internal sealed record Surroundings(ActivitySet Activities, WorkflowLibrary Library, WorkingDays Calendar, TimeProvider Time, Func<Guid> NewId);
