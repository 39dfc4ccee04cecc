using Engine.Data;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Tells other nodes that there is something new. This one says nothing: nodes then find it by looking every second.</summary>
public class ChangeSignal
{
    /// <summary>Called after the change is committed.</summary>
    public virtual Task AnnounceAsync(PortalDbContext db, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Returns when another node announced something in this database, or when the time is over.</summary>
    public virtual Task WaitAsync(string database, TimeSpan atMost, CancellationToken cancellation) => Task.Delay(atMost, cancellation);
}
