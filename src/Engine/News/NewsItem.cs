using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.News;

/// <summary>News on the start page of a tenant (001-03), written by its admins.</summary>
public sealed class NewsItem : Entity
{
    public const int MaxTitle = 120;
    public const int MaxText = 4000;

    public required string Title { get; set; }

    /// <summary>Plain text: paragraphs between empty lines; an address that begins with https:// becomes a link.</summary>
    public required string Text { get; set; }

    /// <summary>First day on which it is shown.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last day on which it is shown; null while it runs on.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Audience id of the tenant file; null for everybody who signs in.</summary>
    public string? Audience { get; set; }

    /// <summary>Since when it is taken away, whatever its dates; null while it is not.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Rises with each change: of two admins at once the second is told.</summary>
    public int Version { get; set; }
}

internal sealed class NewsItemMapping : IEntityTypeConfiguration<NewsItem>
{
    public void Configure(EntityTypeBuilder<NewsItem> entity)
    {
        entity.ToTable("NewsItems");
        entity.Property(n => n.Title).HasMaxLength(NewsItem.MaxTitle);
        entity.Property(n => n.Text).HasMaxLength(NewsItem.MaxText);
        entity.Property(n => n.Audience).HasMaxLength(40);
        entity.Property(n => n.Version).IsConcurrencyToken();
        entity.HasIndex(n => n.From);
    }
}
