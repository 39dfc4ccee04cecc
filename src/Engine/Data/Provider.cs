using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Engine.Data;

/// <summary>Which database stands behind a context, for the few statements that differ.</summary>
internal static class Provider
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    private const string Postgres = "Npgsql.EntityFrameworkCore.PostgreSQL";
    private const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";

    /// <summary>The embedded one: a file with one writer.</summary>
    public static bool IsSqlite(this DatabaseFacade database) => database.ProviderName == Sqlite;

    public static bool IsPostgres(this DatabaseFacade database) => database.ProviderName == Postgres;

    public static bool IsSqlServer(this DatabaseFacade database) => database.ProviderName == SqlServer;
}
