using System.Text.RegularExpressions;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Schema.RowSecurity;

namespace Schema;

/// <summary>
/// Brings a server database up to date with the connection of its owner: tables, policies and what the host's role may do. The host itself
/// runs as another role that owns nothing.
/// </summary>
public static partial class OwnerMigration
{
    public const string DefaultRole = "portal_app";

    /// <param name="connection">The owner's; the host never gets it.</param>
    /// <param name="role">Role (PostgreSQL) or user (SQL Server) of the host; it exists already.</param>
    /// <returns>Migrations that were applied now.</returns>
    /// <exception cref="InvalidOperationException">The role is absent, could walk round the wall, or has an odd name; the message says what to do.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(DatabaseProvider provider, string connection, string role, CancellationToken cancellation)
    {
        if (!RoleName().IsMatch(role))
        {
            throw new InvalidOperationException("The role is named with lower-case letters, digits and _.");
        }

        await using var db = PortalContext.Open(provider, connection);
        if (provider is DatabaseProvider.Postgres)
        {
            await PostgresRole.RequirePlainAsync(db, role, cancellation);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        await db.Database.MigrateAsync(cancellation);
        if (provider is not DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync(Grants(provider, db, role), cancellation);
        }

        return pending;
    }

    /// <summary>What the role may do, for every table of the model and nothing else.</summary>
    internal static string Grants(DatabaseProvider provider, PortalDbContext db, string role)
    {
        var postgres = provider is DatabaseProvider.Postgres;
        var grantee = postgres ? $"\"{role}\"" : $"[{role}]";
        string Table(string name) => postgres ? $"public.\"{name}\"" : $"[dbo].[{name}]";
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null)
            .Select(e => (Name: e.GetTableName() ?? "", Rights: e.FindAnnotation(TenantModel.AppendOnly) is null ? "SELECT, INSERT, UPDATE, DELETE" : "SELECT, INSERT"))
            .Append((Name: "__EFMigrationsHistory", Rights: "SELECT"))
            .Distinct().OrderBy(t => t.Name, StringComparer.Ordinal);
        var grants = tables.Select(t => $"REVOKE ALL ON {Table(t.Name)} FROM {grantee};\nGRANT {t.Rights} ON {Table(t.Name)} TO {grantee};");
        return string.Join('\n', postgres ? grants.Prepend($"GRANT USAGE ON SCHEMA public TO {grantee};") : grants);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleName();
}
