using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Engine.Data;

/// <summary>Stamps a new row with the tenant of its context.</summary>
internal sealed class TenantIdGenerator : ValueGenerator<string>
{
    public override bool GeneratesTemporaryValues => false;

    public override string Next(EntityEntry entry) =>
        ((PortalDbContext)entry.Context).TenantId
        ?? throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} cannot be written without a tenant.");
}
