using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Databases;

/// <summary>Looks through every table with a column for the tenant.</summary>
public static class TenantTables
{
    public static IReadOnlyList<string> Of(PortalDbContext db) =>
    [
        .. db.Model.GetEntityTypes().Where(e => e.FindProperty(TenantModel.Column) is not null)
            .Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <returns>A table that holds rows of the context's tenant, or null.</returns>
    public static async Task<string?> FirstWithRowsAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var tenant = db.TenantId ?? throw new InvalidOperationException("Rows belong to a tenant.");
        var looks = Of(db).Select(table => $$"""SELECT '{{table}}' AS "Value" WHERE EXISTS (SELECT 1 FROM "{{table}}" WHERE "{{TenantModel.Column}}" = {0})""");
        return (await db.Database.SqlQueryRaw<string>(string.Join("\nUNION ALL\n", looks), tenant).ToListAsync(cancellation)).FirstOrDefault();
    }
}
