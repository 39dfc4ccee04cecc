using Engine.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Schema.RowSecurity;

#pragma warning disable EF1001 // the constructor of the base class asks for this internal type; nothing of it is used
/// <summary>Row level security on every table of tenants, and triggers on append-only tables.</summary>
internal sealed class PostgresWall(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    /// <summary>Session setting that holds the tenant of the running command.</summary>
    public const string Setting = "portal.tenant";

    private const string AppendOnlyFunction = """
        CREATE OR REPLACE FUNCTION portal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME USING ERRCODE = ''insufficient_privilege''; END';
        """;

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var tables = ProtectedTable.Of(model);
        var wall = tables.SelectMany(Statements);
        return base.Generate(
            [.. operations, .. (tables.Any(t => t.AppendOnly) ? wall.Prepend(AppendOnlyFunction) : wall).Select(sql => new SqlOperation { Sql = sql })], model, options);
    }

    internal static IEnumerable<string> Statements(ProtectedTable table)
    {
        if (table.TenantOwned)
        {
            // without FORCE the owner of the tables would walk through; an unset or empty setting matches no row
            yield return $"""
                ALTER TABLE "{table.Name}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table.Name}" FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS tenant ON "{table.Name}";
                CREATE POLICY tenant ON "{table.Name}"
                    USING ("{TenantModel.Column}" = current_setting('{Setting}', true))
                    WITH CHECK ("{TenantModel.Column}" = current_setting('{Setting}', true));
                """;
        }

        if (table.AppendOnly)
        {
            yield return $"""
                CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "{table.Name}"
                    FOR EACH ROW EXECUTE FUNCTION portal_refuse_change();
                CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON "{table.Name}"
                    FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_change();
                """;
        }
    }
}
