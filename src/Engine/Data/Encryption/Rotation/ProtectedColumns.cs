using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Encryption.Rotation;

/// <summary>Marks columns whose values <see cref="FieldProtector"/> made, so that a rotation of keys finds them without knowing their module.</summary>
public static class ProtectedColumns
{
    private const string Purpose = "Portal:Protected";
    private const string Source = "Portal:HashOf";
    private const string Part = "Portal:HashPart";

    /// <summary>The column holds values of <see cref="FieldProtector.Protect"/> for this purpose.</summary>
    public static void IsProtected(this PropertyBuilder property, string purpose)
    {
        if (property.Metadata.ClrType != typeof(byte[]))
        {
            throw new InvalidOperationException($"{property.Metadata.Name} holds no bytes.");
        }

        property.Metadata.SetAnnotation(Purpose, purpose);
    }

    /// <summary>The column holds <see cref="FieldProtector.SearchHash(string, string)"/> of what another, protected column holds, for the same purpose.</summary>
    public static PropertyBuilder<byte[]?> IsSearchHashOf(this PropertyBuilder<byte[]?> property, string protectedProperty)
    {
        property.Metadata.SetAnnotation(Source, protectedProperty);
        return property;
    }

    /// <summary>The column holds the hash of one member of the JSON that another, protected column holds, so that it can be searched for.</summary>
    /// <param name="part">Name of the member, a text.</param>
    public static PropertyBuilder<byte[]?> IsSearchHashOf(this PropertyBuilder<byte[]?> property, string protectedProperty, string part)
    {
        property.IsSearchHashOf(protectedProperty).Metadata.SetAnnotation(Part, part);
        return property;
    }

    /// <summary>Every protected column, in the order in which a rotation goes through them: by code point, as a rotation compares their names.</summary>
    internal static IReadOnlyList<ProtectedColumn> Of(IReadOnlyModel model) =>
    [
        .. (from entity in model.GetEntityTypes()
            from property in entity.GetProperties()
            where property[Purpose] is string
            let hashes = entity.GetProperties().Where(p => p[Source] as string == property.Name).Select(p => new HashColumn(p.Name, (string?)p[Part])).ToList()
            select new ProtectedColumn(entity.ClrType, $"{entity.GetTableName()}.{property.Name}", property.Name, (string?)property[Purpose] ?? "", hashes))
            .OrderBy(c => c.Name, StringComparer.Ordinal),
    ];
}

/// <param name="Name">Table and column, stable between versions of the program.</param>
/// <param name="Hashes">The properties with search hashes of the same value.</param>
internal sealed record ProtectedColumn(Type Entity, string Name, string Property, string Purpose, IReadOnlyList<HashColumn> Hashes);

/// <param name="Part">Member of the JSON that is hashed; null for the value itself.</param>
internal sealed record HashColumn(string Property, string? Part);
