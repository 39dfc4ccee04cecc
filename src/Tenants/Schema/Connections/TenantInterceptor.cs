using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Schema.Connections;

/// <summary>
/// Tells the database server for which tenant each command is. The announcement travels in the command itself and costs no round trip;
/// only before SaveChanges it goes on its own, because EF counts the results of what it saves.
/// </summary>
internal abstract class TenantInterceptor : DbCommandInterceptor
{
    /// <param name="tenant">Validated tenant id, or empty.</param>
    protected abstract string Announcement(string tenant);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Announce(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await AnnounceAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Announce(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await AnnounceAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Announce(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await AnnounceAsync(command, eventData, cancellationToken);
        return result;
    }

    private void Announce(DbCommand command, CommandEventData eventData)
    {
        if (Prefix(command, eventData) is { } alone)
        {
            using var first = Command(command, alone);
            first.ExecuteNonQuery();
        }
    }

    private async ValueTask AnnounceAsync(DbCommand command, CommandEventData eventData, CancellationToken cancellation)
    {
        if (Prefix(command, eventData) is { } alone)
        {
            await using var first = Command(command, alone);
            await first.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <returns>The announcement when it has to go first on its own.</returns>
    private string? Prefix(DbCommand command, CommandEventData eventData)
    {
        if (eventData.CommandSource is CommandSource.Migrations)
        {
            return null;
        }

        var announcement = Announcement(TenantLiteral.Of(eventData.Context));
        if (eventData.CommandSource is CommandSource.SaveChanges)
        {
            return announcement;
        }

        command.CommandText = announcement + command.CommandText;
        return null;
    }

    private static DbCommand Command(DbCommand next, string text)
    {
        var connection = next.Connection ?? throw new InvalidOperationException("A command without a connection cannot run.");
        var command = connection.CreateCommand();
        command.Transaction = next.Transaction;
        command.CommandText = text;
        return command;
    }
}

/// <summary>Sets what the policies of <see cref="RowSecurity.PostgresWall"/> compare with. The pool resets it when a connection goes back.</summary>
internal sealed class PostgresTenant : TenantInterceptor
{
    protected override string Announcement(string tenant) => $"SET {RowSecurity.PostgresWall.Setting} = '{tenant}';\n";
}

/// <summary>
/// Sets what the policies of <see cref="RowSecurity.SqlServerWall"/> compare with: once per opened connection and read-only, so that
/// nothing that runs later on it can name another tenant. The pool resets it when a connection goes back.
/// </summary>
internal sealed class SqlServerTenant : TenantInterceptor
{
    protected override string Announcement(string tenant) =>
        $"IF SESSION_CONTEXT(N'{RowSecurity.SqlServerWall.Setting}') IS NULL "
        + $"EXEC sp_set_session_context @key = N'{RowSecurity.SqlServerWall.Setting}', @value = '{tenant}', @read_only = 1;\n";
}
