namespace Engine.Tenancy;

/// <summary>Holds the snapshot that is live in this process. Readers never wait; a change swaps the whole snapshot.</summary>
public sealed class TenantCatalogue
{
    private volatile TenantSnapshot current = TenantSnapshot.Empty;

    public TenantSnapshot Current => current;

    public void Publish(TenantSnapshot snapshot) => current = snapshot;
}
