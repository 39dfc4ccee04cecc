using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Notifications;

public enum Channel
{
    Mail,
    Sms,
}

/// <summary>A mail or text message that waits to be sent, or was sent. Queued in the transaction of what it tells of.</summary>
public sealed class OutboxMessage : Entity
{
    public required Channel Channel { get; init; }

    /// <summary>Address, or number in E.164. Of a number only the last digits are left when it was sent.</summary>
    public required string To { get; set; }

    public required string Subject { get; init; }

    /// <summary>
    /// Plain text body; the mail frame of the theme goes round it when it is sent. Emptied then, except for developers: it may
    /// hold a link or a code that lets its reader in, and the receiver has it.
    /// </summary>
    public required string Body { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moment after which sending it makes no sense; null when it always does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("OutboxMessages");
        entity.Property(m => m.To).HasMaxLength(254);
        entity.Property(m => m.Subject).HasMaxLength(300);
        entity.HasIndex(m => m.CreatedAt);
    }
}
