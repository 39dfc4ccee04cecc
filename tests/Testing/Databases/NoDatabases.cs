using Engine.Data;
using Engine.Data.Databases;
using Engine.Tenancy;

namespace Testing.Databases;

/// <summary>For a host that keeps nothing.</summary>
public sealed class NoDatabases : PortalDatabases
{
    public override IReadOnlyList<string> Names => [];

    public override PortalDbContext Open(string name) => throw new InvalidOperationException("This host has no database.");

    public override PortalDbContext OpenAs(string name, Tenant tenant) => Open(name);

    public override bool IsEmbedded(string name) => false;
}
