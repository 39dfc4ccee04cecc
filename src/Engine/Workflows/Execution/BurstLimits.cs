namespace Engine.Workflows.Execution;

/// <summary>How much one instance may do, so that a loop without end harms nobody else.</summary>
internal static class BurstLimits
{
    /// <summary>Executions of activities after which the state is stored.</summary>
    public const int CommitEach = 100;

    /// <summary>Executions since the last stimulus from outside.</summary>
    public const int Burst = 10_000;

    /// <summary>Executions of one instance in its whole life.</summary>
    public const int Instance = 100_000;

    /// <summary>Instances that started each other.</summary>
    public const int Generations = 16;

    /// <summary>Executions that exist at the same time.</summary>
    public const int Contexts = 5_000;

    /// <summary>Executions beneath each other.</summary>
    public const int Depth = 300;
}
