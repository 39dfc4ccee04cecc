namespace Engine.Workflows.Definitions;

/// <summary>When a new instance may start beside those that run.</summary>
public enum ActivationStrategy
{
    AllowAlways,

    /// <summary>None of this definition runs.</summary>
    Singleton,

    /// <summary>None of any definition runs with this correlation id.</summary>
    Correlation,

    /// <summary>None of this definition runs with this correlation id.</summary>
    CorrelatedSingleton,
}

/// <summary>What an error in one activity does to its instance.</summary>
public enum IncidentStrategy
{
    Fault,
    ContinueWithIncidents,
}

/// <summary>How a definition behaves as a whole.</summary>
public sealed record WorkflowOptions
{
    public ActivationStrategy Activation { get; init; }

    public IncidentStrategy Incidents { get; init; }

    /// <summary>One of <see cref="CommitStrategies"/>; null for a commit at the end of each burst.</summary>
    public string? CommitStrategy { get; init; }

    public bool UsableAsActivity { get; init; }

    /// <summary>Publishing it makes new versions of the workflows that use it.</summary>
    public bool AutoUpdateConsumingWorkflows { get; init; }

    public string? ActivityCategory { get; init; }
}
