namespace Engine.Jobs;

/// <summary>Wakes the idle workers of this process when work was committed here. Other nodes find it by polling.</summary>
public sealed class JobSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next signal; read it before looking for work, so that none is missed in between.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Set() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
