namespace Engine.Workflows.Execution.State;

/// <summary>The activity that started the instance, until it has run.</summary>
public sealed record StartTrigger(string ActivityId, object? Payload);
