using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Webhooks;

public enum WebhookState
{
    /// <summary>To be sent, or sent again.</summary>
    Waiting,

    Delivered,

    /// <summary>Given up.</summary>
    Dead,
}

/// <summary>One event for one endpoint, written in the transaction of what it tells of.</summary>
public sealed class WebhookMessage : Entity
{
    public required Guid EndpointId { get; init; }

    /// <summary>Id of a <see cref="WebhookKind"/>, or that of a test message.</summary>
    public required string Kind { get; init; }

    /// <summary>What is sent, byte for byte in each attempt.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WebhookState State { get; set; }

    /// <summary>Since when it is tried: when it was made, or somebody asked to send it again.</summary>
    public required DateTimeOffset QueuedAt { get; set; }

    /// <summary>First moment of the next attempt; null when there is none.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>What the receiver knows it by, the same in each attempt.</summary>
    public string PublicId => $"msg_{Id:N}";
}

public enum WebhookOutcome
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It answered with another status than 2xx.</summary>
    Refused,

    Timeout,

    /// <summary>Nobody was reached.</summary>
    Unreachable,

    /// <summary>The address is not, or no longer, one that the portal may send to; nothing was sent.</summary>
    Forbidden,
}

/// <summary>One time that a message was sent. Of the answer only its status is kept.</summary>
public sealed class WebhookAttempt : Entity
{
    public required Guid MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required WebhookOutcome Outcome { get; init; }

    /// <summary>Null without an answer.</summary>
    public int? Status { get; init; }

    public required int Milliseconds { get; init; }
}

internal sealed class WebhookMessageMapping : IEntityTypeConfiguration<WebhookMessage>
{
    public void Configure(EntityTypeBuilder<WebhookMessage> entity)
    {
        entity.ToTable("WebhookMessages");
        entity.Ignore(m => m.PublicId);
        entity.Property(m => m.Kind).HasMaxLength(60).IsUnicode(false);
        entity.HasIndex(m => new { m.EndpointId, m.State, m.NextAt });
        entity.HasIndex(m => new { m.EndpointId, m.CreatedAt, m.Id });
        entity.HasIndex(m => m.CreatedAt);
        entity.References<WebhookMessage, WebhookEndpoint>(m => m.EndpointId);
    }
}

internal sealed class WebhookAttemptMapping : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> entity)
    {
        entity.ToTable("WebhookAttempts");
        entity.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(20);
        entity.HasIndex(a => a.MessageId);
        entity.References<WebhookAttempt, WebhookMessage>(a => a.MessageId);
    }
}
