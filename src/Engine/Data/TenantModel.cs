using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data;

/// <summary>Gives every entity that is not platform-wide its tenant: column, first part of the key, query filter, and foreign keys that carry it.</summary>
public static class TenantModel
{
    public const string Column = "TenantId";
    public const string Filter = "tenant";
    public const int IdLength = 40;

    /// <summary>Annotation of an entity whose rows have a tenant: migrations put the database's own wall round its table.</summary>
    public const string TenantOwned = "Portal:TenantOwned";

    /// <summary>Annotation of an entity that carries <see cref="AppendOnlyAttribute"/>.</summary>
    public const string AppendOnly = "Portal:AppendOnly";

    private const string Principal = "Portal:Principal";

    /// <summary>Declares that <paramref name="property"/> holds the id of a <typeparamref name="TPrincipal"/> of the same tenant.</summary>
    public static EntityTypeBuilder<TEntity> References<TEntity, TPrincipal>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, object?>> property)
        where TEntity : class
        where TPrincipal : class
    {
        var name = property.Body switch
        {
            MemberExpression member => member.Member.Name,
            UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
            _ => throw new ArgumentException("Name one property.", nameof(property)),
        };
        entity.Property(name).HasAnnotation(Principal, typeof(TPrincipal));
        return entity;
    }

    internal static void Apply(ModelBuilder model, PortalDbContext context)
    {
        BinaryOrder.Apply(model, context.Database);
        MarkAppendOnly(model);
        var owned = model.Model.GetEntityTypes().Where(HasTenant).ToList();
        foreach (var entity in owned)
        {
            entity.SetAnnotation(TenantOwned, true);
            entity.AddProperty(Column, typeof(string));
            model.Entity(entity.ClrType).Property<string>(Column).HasMaxLength(IdLength).IsUnicode(false)
                .HasValueGenerator((_, _) => new TenantIdGenerator()).ValueGeneratedNever();
            var key = entity.FindPrimaryKey() ?? throw new InvalidOperationException($"{entity.ClrType.Name} has no key.");
            var names = key.Properties.Select(p => p.Name).Where(n => n != Column).ToArray();
            model.Entity(entity.ClrType).HasKey([Column, .. names]);
            Define.MakeGenericMethod(entity.ClrType).Invoke(null, [model, context]);
        }

        foreach (var entity in owned)
        {
            foreach (var property in entity.GetProperties().ToList())
            {
                if (property.FindAnnotation(Principal)?.Value is Type type)
                {
                    property.RemoveAnnotation(Principal);
                    model.Entity(entity.ClrType).HasOne(type).WithMany().HasForeignKey(Column, property.Name)
                        .HasPrincipalKey(Column, nameof(Entity.Id)).OnDelete(DeleteBehavior.Restrict);
                }
            }

            foreach (var index in entity.GetIndexes().Where(i => i.Properties[0].Name != Column).ToList())
            {
                PutTenantFirst(model.Entity(entity.ClrType), index);
            }
        }
    }

    internal static bool IsTenantOwned(IReadOnlyEntityType entity) => entity.FindAnnotation(TenantOwned) is not null;

    internal static bool IsAppendOnly(IReadOnlyEntityType entity) => entity.FindAnnotation(AppendOnly) is not null;

    private static bool HasTenant(IReadOnlyEntityType entity) =>
        entity.BaseType is null && !entity.IsOwned() && entity.ClrType.GetCustomAttribute<PlatformWideAttribute>() is null;

    private static void MarkAppendOnly(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.ClrType.GetCustomAttribute<AppendOnlyAttribute>() is not null).ToList())
        {
            entity.SetAnnotation(AppendOnly, true);
            // SQL Server refuses an OUTPUT clause on a table with triggers; told of one, EF writes without it
            model.Entity(entity.ClrType).ToTable(table => table.HasTrigger($"{entity.GetTableName()}_append_only"));
        }
    }

    private static void PutTenantFirst(EntityTypeBuilder entity, IMutableIndex index)
    {
        var names = index.Properties.Select(p => p.Name).ToArray();
        var annotations = index.GetAnnotations().ToList();
        var (unique, descending) = (index.IsUnique, index.IsDescending);
        entity.Metadata.RemoveIndex(index);
        var replacement = entity.HasIndex([Column, .. names]).IsUnique(unique);
        if (descending is not null)
        {
            replacement.IsDescending([false, .. descending.Count == 0 ? names.Select(_ => true) : descending]);
        }

        foreach (var annotation in annotations)
        {
            replacement.Metadata.SetAnnotation(annotation.Name, annotation.Value);
        }
    }

    private static readonly MethodInfo Define =
        typeof(TenantModel).GetMethod(nameof(DefineFilter), BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(DefineFilter));

    private static void DefineFilter<TEntity>(ModelBuilder model, PortalDbContext context) where TEntity : class =>
        model.Entity<TEntity>().HasQueryFilter(Filter, row => EF.Property<string>(row, Column) == context.TenantId);
}
