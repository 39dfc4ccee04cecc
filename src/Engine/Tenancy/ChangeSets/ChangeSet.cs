using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Tenancy.ChangeSets;

public enum ChangeSetState
{
    /// <summary>Waits for its moment; may still be withdrawn.</summary>
    Planned,
    Live,

    /// <summary>Went live and was taken back by a later change set; both stay in the history and in the document's making.</summary>
    Undone,
    Withdrawn,

    /// <summary>Its moment came and the tenant's configuration no longer accepted it; nothing changed.</summary>
    Failed,
}

/// <summary>
/// One change of a tenant's configuration, laid over its file. What it changes never changes after it went live: taking it back is a change set
/// of its own with the opposite items.
/// </summary>
[PlatformWide("every node follows the changes of all tenants; rows name accounts by id only")]
public sealed class ChangeSet
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string TenantId { get; init; }

    /// <summary>Counts from 1 inside the tenant.</summary>
    public required int Number { get; init; }

    /// <summary>What it is about, for the history of one thing: a feature id.</summary>
    public required string Topic { get; init; }

    [NotMapped]
    public required IReadOnlyList<ChangeItem> Items
    {
        get => JsonSerializer.Deserialize<List<ChangeItem>>(ItemsJson, JsonSerializerOptions.Web) ?? [];
        set => ItemsJson = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
    }

    internal string ItemsJson { get; private set; } = "[]";

    /// <summary>Why, in the words of who made it.</summary>
    public string? Reason { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moment from which it counts, or was meant to.</summary>
    public required DateTimeOffset LiveFrom { get; init; }

    public required ChangeSetState State { get; set; }

    /// <summary>Place in the order in which the tenant's change sets went live: the order in which they are laid over the file.</summary>
    public int? LiveOrder { get; set; }

    /// <summary>Number of the change set that this one takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Fault { get; set; }

    /// <summary>Number of the last change of state, see <see cref="ChangeCounter"/>: nodes look for what is higher than they know.</summary>
    public long Change { get; set; }
}

internal sealed class ChangeSetMapping : IEntityTypeConfiguration<ChangeSet>
{
    public void Configure(EntityTypeBuilder<ChangeSet> entity)
    {
        entity.ToTable("ChangeSets");
        entity.HasKey(c => c.Id);
        entity.Property(c => c.TenantId).HasMaxLength(TenantModel.IdLength).IsUnicode(false);
        entity.Property(c => c.Topic).HasMaxLength(120);
        entity.Property(c => c.Reason).HasMaxLength(500);
        entity.Property(c => c.Fault).HasMaxLength(1000);
        // two nodes may bring the same planned change to its moment, or one may while a person withdraws it: the first wins
        entity.Property(c => c.State).IsConcurrencyToken();
        entity.Property(c => c.ItemsJson).HasColumnName("Items");
        entity.HasIndex(c => new { c.TenantId, c.Number }).IsUnique();
        entity.HasIndex(c => new { c.TenantId, c.LiveOrder }).IsUnique();
        entity.HasIndex(c => new { c.TenantId, c.Topic });
        entity.HasIndex(c => c.Change);
        entity.HasIndex(c => new { c.State, c.LiveFrom });
    }
}
