using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Schema.Connections;

/// <summary>
/// Sets what SQLite forgets between connections. Foreign keys come from the connection string, WAL is kept in the file itself.
/// Transactions begin IMMEDIATE without our doing, so a writer waits at its start and never fails half-way.
/// </summary>
internal sealed class SqliteTuning : DbConnectionInterceptor
{
    /// <summary>
    /// Waiting inside SQLite wakes up within milliseconds; the provider's own waiting sleeps 150 ms at a time. The log is written away at 32 MB and
    /// not at 4, since whoever writes at that moment waits for it.
    /// </summary>
    private const string Pragmas = """
        PRAGMA busy_timeout = 15000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;
        PRAGMA wal_autocheckpoint = 8000;
        """;

    private readonly ConditionalWeakTable<object, object> tuned = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tune((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tune((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tune(SqliteConnection connection)
    {
        // a pooled connection comes back with the same handle and keeps its settings
        if (connection.Handle is { } handle && tuned.TryAdd(handle, handle))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
    }
}
