using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data;

/// <summary>
/// The one unit of work. It belongs to the tenant that was current when it was made: rows of others are neither read nor written.
/// The Schema project derives one class per database provider.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options, CurrentTenant tenant, ModuleCatalogue modules) : DbContext(options)
{
    /// <summary>Null outside any tenant: then only platform-wide rows are visible.</summary>
    public string? TenantId { get; } = tenant.OrNone?.Id;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var module in modules.Modules)
        {
            module.Map(modelBuilder);
        }

        TenantModel.Apply(modelBuilder, this);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseForeignRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseForeignRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void RefuseForeignRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            if (entry.State is not EntityState.Added && TenantModel.IsAppendOnly(entry.Metadata))
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} is written once and never changed.");
            }

            if (entry.State is EntityState.Added && TenantModel.IsTenantOwned(entry.Metadata))
            {
                // EF takes the tenant of a new row that refers to another new row for a placeholder, and would write null
                entry.Property(TenantModel.Column).IsTemporary = false;
            }

            if (TenantModel.IsTenantOwned(entry.Metadata) && (string?)entry.Property(TenantModel.Column).CurrentValue != TenantId)
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another tenant cannot be written here.");
            }
        }
    }
}
