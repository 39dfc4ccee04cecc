using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;

namespace Tenants.Tests.Schema;

/// <summary>No SQL Server is at hand here: the script that an owner would run is generated and read.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public void Every_table_of_tenants_has_a_filter_and_a_block_predicate_on_the_read_only_session_context()
    {
        var (script, model) = Generate(DatabaseProvider.SqlServer, "Server=localhost");
        script.ShouldContain("SESSION_CONTEXT(N''portal.tenant'')");
        foreach (var table in Tables(model, TenantModel.TenantOwned))
        {
            script.ShouldContain($"CREATE SECURITY POLICY [dbo].[tenant_{table}]");
            script.ShouldContain($"ADD FILTER PREDICATE [dbo].[portal_is_tenant]([TenantId]) ON [dbo].[{table}]");
            script.ShouldContain($"ADD BLOCK PREDICATE [dbo].[portal_is_tenant]([TenantId]) ON [dbo].[{table}]");
        }

        Occurrences(script, "CREATE SECURITY POLICY").ShouldBe(Tables(model, TenantModel.TenantOwned).Count);
        Occurrences(script, "STATE = ON, SCHEMABINDING = ON").ShouldBe(Tables(model, TenantModel.TenantOwned).Count);
        foreach (var table in Tables(model, TenantModel.AppendOnly))
        {
            script.ShouldContain($"ON [dbo].[{table}] AFTER UPDATE, DELETE AS");
        }
    }

    [Fact]
    public void PostgreSQL_and_SQL_Server_guard_the_same_tables()
    {
        var (postgres, model) = Generate(DatabaseProvider.Postgres, "Host=localhost");
        var (sqlServer, _) = Generate(DatabaseProvider.SqlServer, "Server=localhost");
        foreach (var table in Tables(model, TenantModel.TenantOwned))
        {
            postgres.ShouldContain($"ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY");
            postgres.ShouldContain($"CREATE POLICY tenant ON \"{table}\"");
            sqlServer.ShouldContain($"[tenant_{table}]");
        }

        Occurrences(postgres, "CREATE POLICY tenant").ShouldBe(Occurrences(sqlServer, "CREATE SECURITY POLICY"));
        Occurrences(postgres, "WITH CHECK (").ShouldBe(Occurrences(postgres, "CREATE POLICY tenant"));
    }

    private static (string Script, Microsoft.EntityFrameworkCore.Metadata.IModel Model) Generate(DatabaseProvider provider, string connection)
    {
        using var services = MigrationTests.Services(provider, connection);
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        return (db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent), db.Model);
    }

    private static List<string> Tables(Microsoft.EntityFrameworkCore.Metadata.IModel model, string annotation) =>
        [.. model.GetEntityTypes().Where(e => e.FindAnnotation(annotation) is not null).Select(e => e.GetTableName() ?? "")];

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
