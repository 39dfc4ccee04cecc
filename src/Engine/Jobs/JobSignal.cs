using System.Collections.Concurrent;

namespace Engine.Jobs;

/// <summary>Wakes the idle workers of this process for a lane of a database when work that is due was committed there. Other nodes find it by polling.</summary>
public sealed class JobSignal
{
    private readonly ConcurrentDictionary<(string Database, JobLane Lane), TaskCompletionSource> next = [];

    /// <summary>Completes at the next signal; read it before looking for work, so that none is missed in between.</summary>
    public Task Next(string database, JobLane lane) => next.GetOrAdd((database, lane), _ => Fresh()).Task;

    public void Set(string database, JobLane lane)
    {
        if (next.TryRemove((database, lane), out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    /// <summary>The same for work of which the lane is not known.</summary>
    public void Set(string database)
    {
        foreach (var lane in Enum.GetValues<JobLane>())
        {
            Set(database, lane);
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
