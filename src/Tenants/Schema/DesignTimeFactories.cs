using Microsoft.EntityFrameworkCore.Design;

namespace Schema;

/// <summary>Contexts for the migrations tool: they never open a connection.</summary>
internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        (SqlitePortalDbContext)PortalContext.Open(DatabaseProvider.Sqlite, "Data Source=:memory:");
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) =>
        (PostgresPortalDbContext)PortalContext.Open(DatabaseProvider.Postgres, "Host=localhost");
}

internal sealed class SqlServerFactory : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args) =>
        (SqlServerPortalDbContext)PortalContext.Open(DatabaseProvider.SqlServer, "Server=localhost");
}
