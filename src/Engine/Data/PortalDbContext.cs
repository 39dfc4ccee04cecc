using Engine.Data.Databases;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Engine.Data;

/// <summary>
/// The one unit of work. It belongs to the tenant that was current when it was made: rows of others are neither read nor written.
/// The Schema project derives one class per database provider.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options, CurrentTenant tenant, ModuleCatalogue modules) : DbContext(options)
{
    /// <summary>Null outside any tenant: then only platform-wide rows are visible.</summary>
    public string? TenantId { get; } = tenant.OrNone?.Id;

    /// <summary>Which of <see cref="PortalDatabases"/> it works on.</summary>
    public string DatabaseName { get; init; } = PortalDatabases.Shared;

    /// <summary>True when a save failed because a row of the same key or unique index was there first, and for no other reason.</summary>
    public abstract bool IsDouble(DbUpdateException fault);

    /// <summary>True when a save failed because another was first: it made the same row, or changed one since it was read.</summary>
    public bool IsOvertaken(DbUpdateException fault) => fault is DbUpdateConcurrencyException || IsDouble(fault);

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
        using var detected = DetectOnce();
        RefuseForeignRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var detected = DetectOnce();
        RefuseForeignRows();
        var callers = Database.CurrentTransaction;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException) when (callers is null && Database.CurrentTransaction is not null)
        {
            // interceptors hear of every failed save but this one: the transaction that one of them began would stay open, and take along what is written after it
            await Database.CurrentTransaction.DisposeAsync();
            throw;
        }
    }

    // whoever looks at the entries of a save would have all of them compared again
    private Detected DetectOnce()
    {
        ChangeTracker.DetectChanges();
        var detected = new Detected(ChangeTracker, ChangeTracker.AutoDetectChangesEnabled);
        ChangeTracker.AutoDetectChangesEnabled = false;
        return detected;
    }

    private readonly struct Detected(ChangeTracker tracker, bool before) : IDisposable
    {
        public void Dispose() => tracker.AutoDetectChangesEnabled = before;
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

            if (TenantModel.IsTenantOwned(entry.Metadata))
            {
                KeepToTenant(entry);
            }
        }
    }

    private void KeepToTenant(EntityEntry entry)
    {
        var column = entry.Property(TenantModel.Column);
        if ((string?)column.CurrentValue != TenantId)
        {
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another tenant cannot be written here.");
        }

        if (entry.State is EntityState.Added)
        {
            // the column is part of references too: EF takes it for a placeholder when the other row is new, and for unknown when it is not tracked
            column.IsTemporary = false;
            column.CurrentValue = TenantId;
        }
    }
}
