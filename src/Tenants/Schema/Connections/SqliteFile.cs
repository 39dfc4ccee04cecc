using Microsoft.Data.Sqlite;

namespace Schema.Connections;

/// <summary>An embedded database: one file.</summary>
internal static class SqliteFile
{
    /// <param name="connection">As configured; null for a file of its own in the data folder.</param>
    /// <param name="name">Name of that file.</param>
    public static string Connection(string? connection, string folder, string name)
    {
        var builder = new SqliteConnectionStringBuilder(connection ?? "") { ForeignKeys = true, Pooling = true };
        if (builder.DataSource.Length == 0)
        {
            builder.DataSource = Path.Combine(folder, name);
        }

        return builder.ConnectionString;
    }

    /// <summary>For the host at work: a file that is gone is a fault, not the beginning of an empty one.</summary>
    public static string Existing(string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        return builder.Mode is SqliteOpenMode.ReadWriteCreate && builder.DataSource != ":memory:"
            ? new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWrite }.ConnectionString
            : connection;
    }

    /// <summary>For its start, which makes the file.</summary>
    public static string Making(string connection) => new SqliteConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
}
