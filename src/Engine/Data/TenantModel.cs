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
        var owned = model.Model.GetEntityTypes().Where(IsTenantOwned).ToList();
        foreach (var entity in owned)
        {
            entity.AddProperty(Column, typeof(string));
            model.Entity(entity.ClrType).Property<string>(Column).HasMaxLength(IdLength).IsUnicode(false)
                .ValueGeneratedOnAdd().HasValueGenerator((_, _) => new TenantIdGenerator());
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
                var names = index.Properties.Select(p => p.Name).ToArray();
                var unique = index.IsUnique;
                entity.RemoveIndex(index);
                model.Entity(entity.ClrType).HasIndex([Column, .. names]).IsUnique(unique);
            }
        }
    }

    internal static bool IsTenantOwned(IReadOnlyEntityType entity) =>
        !entity.IsOwned() && entity.ClrType.GetCustomAttribute<PlatformWideAttribute>() is null;

    private static readonly MethodInfo Define =
        typeof(TenantModel).GetMethod(nameof(DefineFilter), BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(DefineFilter));

    private static void DefineFilter<TEntity>(ModelBuilder model, PortalDbContext context) where TEntity : class =>
        model.Entity<TEntity>().HasQueryFilter(Filter, row => EF.Property<string>(row, Column) == context.TenantId);
}
