using System.Collections.Concurrent;

namespace Engine.Jobs;

/// <summary>Wakes the idle workers of this process for a database when work was committed there. Other nodes find it by polling.</summary>
public sealed class JobSignal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> next = new(StringComparer.Ordinal);

    /// <summary>Completes at the next signal; read it before looking for work, so that none is missed in between.</summary>
    public Task Next(string database) => next.GetOrAdd(database, _ => Fresh()).Task;

    public void Set(string database)
    {
        if (next.TryRemove(database, out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
