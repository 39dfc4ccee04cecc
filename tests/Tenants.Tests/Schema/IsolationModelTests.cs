using System.Text.RegularExpressions;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema;

/// <summary>Isolation is the default: what is shared between tenants, or reads past the filter, stands on a list here.</summary>
public sealed class IsolationModelTests : IDisposable
{
    private static readonly string[] PlatformWide =
    [
        "AuditPending", "ChangeCounter", "ChangeSet", "DataKey", "KeyRingElement", "QueueHead", "RecurringOccurrence", "Resident", "SignInLimit",
    ];

    private static readonly string[] MayWriteSql =
    [
        "src/Engine/Audit/AuditInserts.cs", "src/Engine/Data/Databases/TenantTables.cs", "src/Engine/Jobs/QueueSql.cs", "src/Engine/SignIn/Protection/LimitSql.cs", "src/Engine/Workflows/Runtime/SignalLock.cs", "src/Tenants/Schema/Bulk/PostgresBulkInsert.cs", "src/Tenants/Schema/Bulk/SqlServerBulkInsert.cs",
        "src/Tenants/Schema/Bulk/SqliteBulkInsert.cs", "src/Tenants/Schema/Connections/PostgresChangeSignal.cs", "src/Tenants/Schema/OwnerMigration.cs", "src/Tenants/Schema/PortalContext.cs", "src/Tenants/Schema/RowSecurity/PostgresRole.cs",
    ];

    private readonly ServiceProvider services = MigrationTests.Services(DatabaseProvider.Sqlite, "Data Source=:memory:");
    private readonly IServiceScope scope;
    private readonly IModel model;

    public IsolationModelTests()
    {
        scope = services.CreateScope();
        model = scope.ServiceProvider.GetRequiredService<PortalDbContext>().Model;
    }

    [Fact]
    public void Every_entity_belongs_to_a_tenant_or_stands_on_the_list()
    {
        model.GetEntityTypes().Where(e => !TenantOwned(e)).Select(e => e.ClrType.Name).Order().ShouldBe(PlatformWide.Order());
        model.GetEntityTypes().Where(e => e.IsOwned()).ShouldBeEmpty("an owned type escapes the filter: use a complex type");
    }

    [Fact]
    public void Every_key_and_index_of_tenants_starts_with_the_tenant()
    {
        foreach (var entity in model.GetEntityTypes().Where(TenantOwned))
        {
            entity.FindPrimaryKey().ShouldNotBeNull().Properties[0].Name.ShouldBe(TenantModel.Column, entity.Name);
            entity.GetKeys().ShouldAllBe(k => k.Properties[0].Name == TenantModel.Column);
            entity.GetIndexes().ShouldAllBe(i => i.Properties[0].Name == TenantModel.Column);
            entity.GetDeclaredQueryFilters().Select(f => f.Key).ShouldBe([TenantModel.Filter], entity.Name);
        }
    }

    [Fact]
    public void Every_reference_carries_the_tenant_and_deletes_nothing_by_itself()
    {
        foreach (var key in model.GetEntityTypes().SelectMany(e => e.GetDeclaredForeignKeys()))
        {
            TenantOwned(key.PrincipalEntityType).ShouldBe(TenantOwned(key.DeclaringEntityType));
            key.Properties[0].Name.ShouldBe(TenantModel.Column);
            key.PrincipalKey.Properties[0].Name.ShouldBe(TenantModel.Column);
            key.DeleteBehavior.ShouldBe(DeleteBehavior.Restrict);
        }
    }

    [Fact]
    public void Only_listed_files_step_past_the_filter_or_write_SQL()
    {
        var bypass = new Regex(@"\b(IgnoreQueryFilters|FromSql\w*|ExecuteSql\w*|SqlQuery\w*|GetDbConnection|new \w*DbContext)\s*[<(]");
        Directory.EnumerateFiles(Repository.Path("src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && !f.Contains("/Migrations/"))
            .Where(f => bypass.IsMatch(File.ReadAllText(Repository.Path(f))))
            .Order(StringComparer.Ordinal).ShouldBe(MayWriteSql);
    }

    public void Dispose()
    {
        scope.Dispose();
        services.Dispose();
    }

    private static bool TenantOwned(IReadOnlyEntityType entity) => entity.FindAnnotation(TenantModel.TenantOwned) is not null;
}
