using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Schema.RowSecurity;

/// <summary>A table that the database itself guards: against other tenants, against change, or both.</summary>
internal sealed record ProtectedTable(string Name, bool TenantOwned, bool AppendOnly)
{
    /// <summary>Read from the model, so that no entity can be forgotten; the walls of all databases are built from this one list.</summary>
    public static IReadOnlyList<ProtectedTable> Of(IReadOnlyModel? model) => model is null ? [] :
    [
        .. model.GetEntityTypes()
            .Where(e => e.BaseType is null && e.GetTableName() is not null)
            .Select(e => new ProtectedTable(
                e.GetTableName() ?? "", e.FindAnnotation(TenantModel.TenantOwned) is not null, e.FindAnnotation(TenantModel.AppendOnly) is not null))
            .Where(t => t.TenantOwned || t.AppendOnly)
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];
}
