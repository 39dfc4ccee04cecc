using Engine.Data;

namespace Engine.Jobs;

/// <summary>
/// Does one kind of work. It runs under the row's tenant inside one transaction that the worker opens and, fence permitting, commits
/// together with the removal of the head: effects in the database happen exactly once, effects outside it at least once.
/// </summary>
public abstract class JobHandler
{
    public abstract string Kind { get; }

    /// <summary>Attempts before the work is laid aside as dead; waits between them double from two seconds.</summary>
    public virtual int MaximumAttempts => 8;

    public abstract Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation);
}
