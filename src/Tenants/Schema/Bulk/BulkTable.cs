using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Schema.Bulk;

/// <summary>A column and how its value is read from a row, in the form in which the database takes it.</summary>
internal sealed record BulkColumn(string Name, RelationalTypeMapping Type, Func<object, object?> Value);

/// <summary>The table of an entity as a list of columns.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of<TEntity>(PortalDbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is not in the model.");
        if (entity.GetComplexProperties().Any() || entity.GetDirectlyDerivedTypes().Any())
        {
            throw new InvalidOperationException($"{typeof(TEntity).Name} has nested values or subtypes; save it through the context.");
        }

        return new(entity.GetTableName() ?? "", [.. entity.GetProperties().Select(p => Column(p, db))]);
    }

    public string Quoted => Quote(Name);

    public string ColumnList => string.Join(", ", Columns.Select(c => Quote(c.Name)));

    private static BulkColumn Column(IProperty property, PortalDbContext db)
    {
        var type = property.GetRelationalTypeMapping();
        if (property.IsShadowProperty())
        {
            var tenant = property.Name == TenantModel.Column && db.TenantId is { } id ? id : throw new InvalidOperationException($"{property.Name} has no value here.");
            return new(property.GetColumnName(), type, _ => tenant);
        }

        var getter = property.GetGetter();
        return new(property.GetColumnName(), type, type.Converter is { } converter
            ? row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            : getter.GetClrValue);
    }

    private static string Quote(string name) => $"\"{name}\"";
}
