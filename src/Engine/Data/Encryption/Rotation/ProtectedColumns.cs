using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Encryption.Rotation;

/// <summary>Marks columns whose values <see cref="FieldProtector"/> made, so that a rotation of keys finds them without knowing their module.</summary>
public static class ProtectedColumns
{
    private const string Purpose = "Portal:Protected";
    private const string Source = "Portal:HashOf";

    /// <summary>The column holds values of <see cref="FieldProtector.Protect"/> for this purpose.</summary>
    public static void IsProtected(this PropertyBuilder property, string purpose)
    {
        if (property.Metadata.ClrType != typeof(byte[]))
        {
            throw new InvalidOperationException($"{property.Metadata.Name} holds no bytes.");
        }

        property.Metadata.SetAnnotation(Purpose, purpose);
    }

    /// <summary>The column holds <see cref="FieldProtector.SearchHash"/> of what another, protected column holds, for the same purpose.</summary>
    public static PropertyBuilder<byte[]?> IsSearchHashOf(this PropertyBuilder<byte[]?> property, string protectedProperty)
    {
        property.Metadata.SetAnnotation(Source, protectedProperty);
        return property;
    }

    /// <summary>Every protected column, in the order in which a rotation goes through them: by code point, as a rotation compares their names.</summary>
    internal static IReadOnlyList<ProtectedColumn> Of(IReadOnlyModel model) =>
    [
        .. (from entity in model.GetEntityTypes()
            from property in entity.GetProperties()
            where property[Purpose] is string
            let hash = entity.GetProperties().FirstOrDefault(p => p[Source] as string == property.Name)
            select new ProtectedColumn(entity.ClrType, $"{entity.GetTableName()}.{property.Name}", property.Name, (string?)property[Purpose] ?? "", hash?.Name))
            .OrderBy(c => c.Name, StringComparer.Ordinal),
    ];
}

/// <param name="Name">Table and column, stable between versions of the program.</param>
/// <param name="Hash">The property with the search hash of the same value; null when there is none.</param>
internal sealed record ProtectedColumn(Type Entity, string Name, string Property, string Purpose, string? Hash);
