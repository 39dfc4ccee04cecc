using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Schema;

/// <summary>The full model on SQLite, the embedded default.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules)
    : PortalDbContext(options, tenant, modules)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite compares text: moments are stored as UTC ticks, so that they sort and compare as moments
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

/// <summary>The full model on PostgreSQL.</summary>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules)
    : PortalDbContext(options, tenant, modules);

/// <summary>The full model on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules)
    : PortalDbContext(options, tenant, modules);
