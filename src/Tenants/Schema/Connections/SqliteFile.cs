using Microsoft.Data.Sqlite;

namespace Schema.Connections;

/// <summary>The embedded database: one file.</summary>
internal static class SqliteFile
{
    /// <param name="connection">As configured; null for <c>portal.db</c> in the data folder.</param>
    public static string Connection(string? connection, string folder)
    {
        var builder = new SqliteConnectionStringBuilder(connection ?? "") { ForeignKeys = true, Pooling = true };
        if (builder.DataSource.Length == 0)
        {
            builder.DataSource = Path.Combine(folder, "portal.db");
        }

        return builder.ConnectionString;
    }
}
