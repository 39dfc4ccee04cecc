namespace Engine.Workflows.Execution.State;

/// <summary>
/// Everything that an instance is between two bursts. A burst changes it in place: who wants to keep what was before keeps its JSON
/// (<see cref="InstanceStateJson"/>), which is what is stored.
/// </summary>
public sealed class InstanceState
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The version that it runs, until somebody moves it to another.</summary>
    public required string VersionId { get; set; }

    public required int Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WorkflowStatus Status { get; set; }

    public WorkflowSubStatus SubStatus { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    /// <summary>The instance that dispatched this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>How many instances started each other before this one.</summary>
    public int Generation { get; init; }

    /// <summary>The parent waits for this one to end.</summary>
    public bool ParentWaits { get; init; }

    public StartTrigger? Trigger { get; set; }

    public StateValues Inputs { get; init; } = [];

    public StateValues Outputs { get; init; } = [];

    /// <summary>Executions that have not ended, parents before children.</summary>
    public List<ContextState> Contexts { get; init; } = [];

    public List<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>Incidents that nobody has dealt with.</summary>
    public List<Incident> Incidents { get; init; } = [];

    /// <summary>Work that goes on at once, in order; empty unless a burst was cut off or stopped at an incident.</summary>
    public List<Operation> Queue { get; init; } = [];

    /// <summary>Last outputs of activities that expressions ask for, by activity id and output name.</summary>
    public StateValues Results { get; init; } = [];

    public object? LastResult
    {
        get => LargeValue.Open(StoredLastResult);
        set => StoredLastResult = value;
    }

    /// <summary>As it stands here: a large one is not fetched.</summary>
    internal object? StoredLastResult { get; set; }

    /// <summary>The last number given to an execution, bookmark or incident.</summary>
    public int LastNumber { get; set; }

    /// <summary>Executions of activities so far.</summary>
    public int Executions { get; set; }

    /// <summary>Executions since the last stimulus from outside.</summary>
    public int BurstExecutions { get; set; }

    /// <summary>Steps written so far; each burst is one.</summary>
    public int Bursts { get; set; }

    public bool IsFinished => Status == WorkflowStatus.Finished;

    public ContextState? Find(int contextId) => Contexts.Find(c => c.Id == contextId);

    public IEnumerable<ContextState> ChildrenOf(ContextState context) => Contexts.Where(c => c.ParentId == context.Id);
}
