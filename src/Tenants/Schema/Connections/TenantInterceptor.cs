using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Schema.Connections;

/// <summary>
/// Tells the database server for which tenant each command is. The announcement travels in the command itself and costs no round trip;
/// only before SaveChanges it goes on its own, because EF counts the results of what it saves.
/// </summary>
internal abstract class TenantInterceptor : DbCommandInterceptor
{
    /// <summary>Puts the announcement into the command.</summary>
    /// <param name="tenant">Validated tenant id, or empty.</param>
    /// <param name="saving">The command is one of SaveChanges and must stay as it is.</param>
    /// <returns>The announcement when it has to go first on its own.</returns>
    protected abstract string? Announce(DbCommand command, DbContext context, string tenant, bool saving);

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
        if (Prepare(command, eventData) is { } alone)
        {
            using var first = Command(command, alone);
            first.ExecuteNonQuery();
        }
    }

    private async ValueTask AnnounceAsync(DbCommand command, CommandEventData eventData, CancellationToken cancellation)
    {
        if (Prepare(command, eventData) is { } alone)
        {
            await using var first = Command(command, alone);
            await first.ExecuteNonQueryAsync(cancellation);
        }
    }

    private string? Prepare(DbCommand command, CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.Migrations || eventData.Context is not { } context
            ? null
            : Announce(command, context, TenantLiteral.Of(context), eventData.CommandSource is CommandSource.SaveChanges);

    private static DbCommand Command(DbCommand next, string text)
    {
        var connection = next.Connection ?? throw new InvalidOperationException("A command without a connection cannot run.");
        var command = connection.CreateCommand();
        command.Transaction = next.Transaction;
        command.CommandText = text;
        return command;
    }
}
