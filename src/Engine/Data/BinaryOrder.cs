using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data;

/// <summary>Columns that compare and sort by code point on every database, so that ranges and page keys mean the same everywhere.</summary>
public static class BinaryOrder
{
    private const string Mark = "Portal:BinaryOrder";

    public static PropertyBuilder<string> HasBinaryOrder(this PropertyBuilder<string> property)
    {
        property.Metadata.SetAnnotation(Mark, true);
        return property;
    }

    internal static void Apply(ModelBuilder model, DatabaseFacade database)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(Mark) is not null))
        {
            property.RemoveAnnotation(Mark);

            // SQLite compares bytes by itself
            if (database.IsPostgres())
            {
                property.SetCollation("C");
            }
            else if (database.IsSqlServer())
            {
                property.SetCollation("Latin1_General_100_BIN2");
            }
        }
    }
}
