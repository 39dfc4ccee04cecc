using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Schema.RowSecurity;

/// <summary>SQLite has no row security: its wall is the query filter and the stamping. Append-only tables get triggers.</summary>
internal sealed class SqliteWall(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    // at the end of every migration and for every table, because SQLite loses triggers when a table is rebuilt
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        base.Generate([.. operations, .. ProtectedTable.Of(model).SelectMany(Statements).Select(sql => new SqlOperation { Sql = sql })], model, options);

    internal static IEnumerable<string> Statements(ProtectedTable table)
    {
        if (!table.AppendOnly)
        {
            yield break;
        }

        foreach (var action in (string[])["UPDATE", "DELETE"])
        {
            yield return $"""
                CREATE TRIGGER IF NOT EXISTS "{table.Name}_refuse_{action}" BEFORE {action} ON "{table.Name}"
                BEGIN
                    SELECT RAISE(ABORT, '{table.Name} is append-only');
                END;
                """;
        }
    }
}
