namespace Engine.Tenancy;

/// <summary>
/// The tenant that this flow of work belongs to. Set by the middleware for a request and by the worker for a job;
/// everything that reads or writes rows takes its tenant from here.
/// </summary>
public sealed class CurrentTenant
{
    private readonly AsyncLocal<Tenant?> current = new();

    /// <exception cref="InvalidOperationException">No tenant is set: work without a tenant is a fault, never a default.</exception>
    public Tenant Value => current.Value ?? throw new InvalidOperationException("This work has no tenant.");

    public Tenant? OrNone => current.Value;

    /// <summary>Sets the tenant until the returned scope ends, then restores what was set before.</summary>
    public Scope Enter(Tenant tenant)
    {
        var before = current.Value;
        current.Value = tenant;
        return new(this, before);
    }

    public readonly struct Scope(CurrentTenant owner, Tenant? before) : IDisposable
    {
        public void Dispose() => owner.current.Value = before;
    }
}
