namespace Engine.Jobs;

/// <summary>Section <c>Jobs</c> of the host's configuration.</summary>
public sealed record JobOptions
{
    /// <summary>False for a node that only answers web requests.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Pieces of inside work at the same time in this process; SQLite, which has one writer, always gets one.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Pieces of outside work at the same time in this process.</summary>
    public int OutsideWorkers { get; init; } = 4;

    /// <summary>Requests to servers of customers at the same time in this process.</summary>
    public int CustomerWorkers { get; init; } = 8;

    /// <summary>How many of those one tenant may have at the same time, so that its slow customers keep workers free for the others.</summary>
    public int CustomerWorkersPerTenant { get; init; } = 4;

    /// <summary>How long a claim counts without being renewed: how long work of a dead node waits at most.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long running work may go on when the host stops.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
