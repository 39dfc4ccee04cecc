using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Tenancy.ChangeSets;

/// <summary>
/// The number of the last change of any change set in this database. Raising it locks the row until the commit, so numbers become visible
/// in their order: who has seen one has seen all below it, whatever the clocks of the nodes say.
/// </summary>
[PlatformWide("one number per database, so that a look for news is one row")]
public sealed class ChangeCounter
{
    public int Id { get; init; }

    public long Value { get; set; }

    /// <summary>Raises the number in the transaction that is open on the context.</summary>
    internal static async Task<long> RaiseAsync(PortalDbContext db, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A change gets its number in the transaction that makes it.");
        }

        await db.Set<ChangeCounter>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1), cancellation);
        return await ValueAsync(db, cancellation);
    }

    internal static Task<long> ValueAsync(PortalDbContext db, CancellationToken cancellation) =>
        db.Set<ChangeCounter>().Select(c => c.Value).SingleAsync(cancellation);
}

internal sealed class ChangeCounterMapping : IEntityTypeConfiguration<ChangeCounter>
{
    public void Configure(EntityTypeBuilder<ChangeCounter> entity)
    {
        entity.ToTable("ChangeCounter");
        entity.HasKey(c => c.Id);
        entity.Property(c => c.Id).ValueGeneratedNever();
        entity.HasData(new ChangeCounter { Id = 1, Value = 0 });
    }
}
