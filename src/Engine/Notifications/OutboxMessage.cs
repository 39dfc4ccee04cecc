using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Notifications;

public enum Channel
{
    Mail,
    Sms,
}

/// <summary>
/// A mail or text message that waits to be sent, or was sent. Queued in the transaction of what it tells of. Whom it is for and what it says
/// stand sealed, because a code or link that waits lets its reader in: <see cref="Letters"/> opens it.
/// </summary>
public sealed class OutboxMessage : Entity
{
    public required Channel Channel { get; init; }

    /// <summary>Receiver, subject and text.</summary>
    public required byte[] Content { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moment after which sending it makes no sense; null when it always does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Since when it is certain that it is not delivered; only of messages that are answered. It is never sent after that.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Which <see cref="DeliveryReply"/> hears how it went; null for none.</summary>
    public string? ReplyKind { get; init; }

    /// <summary>What the reply is about.</summary>
    public Guid? ReplyRow { get; init; }

    /// <summary>What it belongs to, such as an instance of a workflow; null for nothing.</summary>
    public Guid? OwnerId { get; init; }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("OutboxMessages");
        entity.Property(m => m.Content).IsProtected(Letters.Purpose);
        entity.Property(m => m.ReplyKind).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(m => m.CreatedAt);
        entity.HasIndex(m => m.OwnerId);
    }
}
