using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Schema.RowSecurity;

namespace Schema.Connections;

/// <summary>
/// Sets what the policies of <see cref="SqlServerWall"/> compare with: once per opened connection and read-only, so that
/// nothing that runs later on it can name another tenant. The pool resets it when a connection goes back.
/// </summary>
internal sealed class SqlServerTenant : TenantInterceptor
{
    protected override string? Announce(DbCommand command, DbContext context, string tenant, bool saving)
    {
        var announcement = $"IF SESSION_CONTEXT(N'{SqlServerWall.Setting}') IS NULL "
            + $"EXEC sp_set_session_context @key = N'{SqlServerWall.Setting}', @value = '{tenant}', @read_only = 1;\n";
        if (saving)
        {
            return announcement;
        }

        command.CommandText = announcement + command.CommandText;
        return null;
    }
}
