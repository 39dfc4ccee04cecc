using Engine.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Schema.RowSecurity;

/// <summary>A security policy with filter and block predicates on every table of tenants, and triggers on append-only tables.</summary>
internal sealed class SqlServerWall(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer preparer)
    : SqlServerMigrationsSqlGenerator(dependencies, preparer)
{
    /// <summary>Key in SESSION_CONTEXT that holds the tenant of the connection.</summary>
    public const string Setting = "portal.tenant";

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var tables = ProtectedTable.Of(model);
        // a policy binds its table: a table that is altered or dropped is let go first and bound again at the end
        var release = operations.OfType<ITableMigrationOperation>().Where(o => o is not CreateTableOperation).Select(o => o.Table).Distinct().Select(Release);
        var wall = tables.Any(t => t.TenantOwned) ? tables.SelectMany(Statements).Prepend(Predicate) : tables.SelectMany(Statements);
        return base.Generate([.. release.Select(Operation), .. operations, .. wall.Select(Operation)], model, options);
    }

    internal static IEnumerable<string> Statements(ProtectedTable table)
    {
        if (table.TenantOwned)
        {
            yield return Release(table.Name);
            yield return Execute($"""
                CREATE SECURITY POLICY [dbo].[tenant_{table.Name}]
                    ADD FILTER PREDICATE [dbo].[portal_is_tenant]([{TenantModel.Column}]) ON [dbo].[{table.Name}],
                    ADD BLOCK PREDICATE [dbo].[portal_is_tenant]([{TenantModel.Column}]) ON [dbo].[{table.Name}]
                    WITH (STATE = ON, SCHEMABINDING = ON)
                """);
        }

        if (table.AppendOnly)
        {
            yield return Execute($"""
                CREATE OR ALTER TRIGGER [dbo].[{table.Name}_append_only] ON [dbo].[{table.Name}] AFTER UPDATE, DELETE AS
                BEGIN
                    ROLLBACK;
                    THROW 50000, '{table.Name} is append-only', 1;
                END
                """);
        }
    }

    private static readonly string Predicate = "IF OBJECT_ID(N'[dbo].[portal_is_tenant]') IS NULL " + Execute($"""
        CREATE FUNCTION [dbo].[portal_is_tenant](@tenant varchar({TenantModel.IdLength})) RETURNS TABLE WITH SCHEMABINDING AS
        RETURN SELECT 1 AS allowed WHERE @tenant = CAST(SESSION_CONTEXT(N'{Setting}') AS varchar({TenantModel.IdLength}))
        """);

    private static string Release(string table) => $"DROP SECURITY POLICY IF EXISTS [dbo].[tenant_{table}];";

    // each of these must open its batch, also inside the IF of an idempotent script
    private static string Execute(string sql) => $"EXEC(N'{sql.Replace("'", "''", StringComparison.Ordinal)}');";

    private static SqlOperation Operation(string sql) => new() { Sql = sql };
}
