using Engine.Data;

namespace Engine.Jobs;

/// <summary>
/// Does one kind of work. It runs under the row's tenant inside one transaction that the worker opens and, fence permitting, commits
/// together with the removal of the head: effects in the database happen exactly once, effects outside it at least once.
/// </summary>
public abstract class JobHandler
{
    public abstract string Kind { get; }

    /// <summary>Dutch name in the tenant admin's list of background work.</summary>
    public abstract string Title { get; }

    /// <summary>Attempts before the work is laid aside as dead; waits between them double from two seconds.</summary>
    public virtual int MaximumAttempts => 8;

    /// <param name="row">Row that the work is about; it may be gone or finished already, and then there is nothing to do.</param>
    public abstract Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation);
}

/// <summary>
/// Work of which several pieces of one tenant may share a transaction, because each is small and the commit is what costs. When one of them
/// fails, all are done again, each alone; work that failed before is always done alone.
/// </summary>
public abstract class GroupJobHandler : JobHandler
{
    /// <param name="rows">Different rows, whose effects are committed together or not at all.</param>
    public abstract Task HandleAsync(IReadOnlyList<Guid> rows, PortalDbContext db, CancellationToken cancellation);

    public sealed override Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation) => HandleAsync([row], db, cancellation);
}

/// <summary>
/// Work with an effect outside the database, such as a mail. First the effect, without any transaction open, so that a slow server
/// holds nobody up; then <see cref="JobHandler.HandleAsync"/> records it in the transaction that removes the head. A worker that dies
/// in between leaves the effect unrecorded and it is done again: at least once, so give it an identity that its receiver can recognise.
/// </summary>
public abstract class OutsideJobHandler : JobHandler
{
    public virtual JobLane Lane => JobLane.Outside;

    /// <summary>Has the effect. The same instance records it afterwards, so what must be remembered may be kept in a field.</summary>
    public abstract Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation);
}

/// <summary>Faults that the worker itself gives to work, beside the types of exceptions.</summary>
public static class JobFaults
{
    /// <summary>No handler of this kind is installed.</summary>
    public const string UnknownKind = "unknown-kind";

    /// <summary>The tenant is not, or no longer, configured.</summary>
    public const string UnknownTenant = "unknown-tenant";

    /// <summary>Workers died over it, or did not answer in time, as often as attempts are allowed.</summary>
    public const string LeaseLost = "lease-lost";

    /// <summary>The message could not be sent before it lost its sense.</summary>
    public const string MessageExpired = "message-expired";
}

/// <summary>Thrown by a handler when another attempt cannot succeed: the work is laid aside as dead at once.</summary>
/// <param name="fault">One of <see cref="JobFaults"/>.</param>
public sealed class HopelessWorkException(string fault) : Exception(fault)
{
    public string Fault => Message;
}
