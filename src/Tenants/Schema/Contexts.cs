using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Schema;

/// <summary>The full model on SQLite, the embedded default.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules)
    : PortalDbContext(options, tenant, modules)
{
    public override bool IsDouble(DbUpdateException fault) => fault.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite compares text: moments are stored as UTC ticks, so that they sort and compare as moments
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

/// <summary>The full model on PostgreSQL.</summary>
public sealed class PostgresPortalDbContext : PortalDbContext
{
    public PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules) : base(options, tenant, modules) =>
        // also a save of one row: behind a pooler its announcement would otherwise be another transaction, on another connection
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    public override bool IsDouble(DbUpdateException fault) => fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

/// <summary>The full model on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options, CurrentTenant tenant, ModuleCatalogue modules)
    : PortalDbContext(options, tenant, modules)
{
    public override bool IsDouble(DbUpdateException fault) => fault.InnerException is SqlException { Number: 2601 or 2627 };
}
