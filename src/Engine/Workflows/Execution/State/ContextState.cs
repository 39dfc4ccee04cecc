namespace Engine.Workflows.Execution.State;

/// <summary>One execution of an activity that has not ended.</summary>
public sealed class ContextState
{
    public required int Id { get; init; }

    /// <summary>The execution that it is part of; 0 for the workflow itself.</summary>
    public required int ParentId { get; init; }

    /// <summary>Empty for the workflow itself.</summary>
    public required string ActivityId { get; set; }

    public ContextStatus Status { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public string? Tag { get; init; }

    public int ScheduledBy { get; init; }

    /// <summary>Version of the workflow that runs beneath it, for the workflow itself and for one used as an activity; else null.</summary>
    public string? VersionId { get; set; }

    /// <summary>Variables that were set, by id; those that a container gives to a child, by name.</summary>
    public StateValues Variables { get; init; } = [];

    /// <summary>Inputs of a workflow that is used as an activity.</summary>
    public StateValues Inputs { get; init; } = [];

    /// <summary>Outputs of a workflow that is used as an activity.</summary>
    public StateValues Outputs { get; init; } = [];

    /// <summary>What the activity itself remembers.</summary>
    public StateValues Data { get; init; } = [];

    public FlowCounters? Flow { get; set; }

    /// <summary>How many effects it has asked for.</summary>
    public int Effects { get; set; }

    /// <summary>How often it was tried again by itself.</summary>
    public int Retries { get; set; }

    /// <summary>What it was doing when it failed.</summary>
    public Operation? Failed { get; set; }

    /// <summary>Children that completed while it was faulted.</summary>
    public List<Operation> Waiting { get; init; } = [];
}
