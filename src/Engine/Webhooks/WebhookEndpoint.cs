using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Webhooks;

/// <summary>Why an endpoint gets nothing for now.</summary>
public enum WebhookPause
{
    /// <summary>Somebody of the organisation paused it.</summary>
    ByUser,

    /// <summary>Message after message could not be delivered.</summary>
    DeadDeliveries,

    /// <summary>The receiver said that it wants no more (410).</summary>
    Gone,

    /// <summary>The insurer's desk paused it, and only the desk lets it go on.</summary>
    ByDesk,
}

/// <summary>Where a program of an organisation is told what happened. It belongs to the organisation and not to who made it.</summary>
public sealed class WebhookEndpoint : Entity
{
    public const string Purpose = "portal.webhook";

    public required Guid OrganisationId { get; init; }

    public required string Url { get; init; }

    /// <summary>What it is for, in words of who made it.</summary>
    public required string Description { get; init; }

    /// <summary>Ids of <see cref="WebhookKind"/>.</summary>
    public List<string> Kinds { get; init; } = [];

    public required Guid MadeById { get; init; }

    public required string MadeByName { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How sure the portal was of who made it; what asks a higher level is not told.</summary>
    public required Level Level { get; init; }

    /// <summary>Signs what is sent; sealed.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>Rises with each new secret, so that a form that is sent twice makes one.</summary>
    public int SecretVersion { get; set; } = 1;

    /// <summary>The secret before, which signs as well until <see cref="OldSecretUntil"/>; sealed.</summary>
    public byte[]? OldSecret { get; set; }

    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>Null while it is sent to.</summary>
    public WebhookPause? Paused { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Since when it is for nobody to see; its log stays for its term.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Attempts that failed since the last that succeeded.</summary>
    public int Failures { get; set; }

    /// <summary>Moment until which it is left alone after a failure, whatever waits for it.</summary>
    public DateTimeOffset? RestUntil { get; set; }

    /// <summary>Messages that were given up since the last that was delivered.</summary>
    public int DeadInARow { get; set; }

    public bool IsActive => Paused is null && DeletedAt is null;
}

/// <summary>One right of an endpoint, at every contract of its organisation or at one: what it may be told of.</summary>
public sealed class WebhookScope : Entity
{
    public required Guid EndpointId { get; init; }

    /// <summary>Permission id of a module.</summary>
    public required string Permission { get; init; }

    /// <summary>Null for every contract, those to come included.</summary>
    public Guid? ContractId { get; init; }
}

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> entity)
    {
        entity.ToTable("WebhookEndpoints");
        entity.Ignore(e => e.IsActive);
        entity.Property(e => e.Url).HasMaxLength(MakeWebhook.LongestUrl);
        entity.Property(e => e.Description).HasMaxLength(MakeWebhook.LongestDescription);
        entity.Property(e => e.MadeByName).HasMaxLength(PersonName.MaxLength);
        entity.Property(e => e.Level).HasConversion<string>().HasMaxLength(20);
        entity.Property(e => e.Paused).HasConversion<string>().HasMaxLength(20);
        entity.Property(e => e.Secret).IsProtected(WebhookEndpoint.Purpose);
        entity.Property(e => e.OldSecret).IsProtected(WebhookEndpoint.Purpose);
        entity.HasIndex(e => e.OrganisationId);
        entity.References<WebhookEndpoint, Organisation>(e => e.OrganisationId);
    }
}

internal sealed class WebhookScopeMapping : IEntityTypeConfiguration<WebhookScope>
{
    public void Configure(EntityTypeBuilder<WebhookScope> entity)
    {
        entity.ToTable("WebhookScopes");
        entity.Property(s => s.Permission).HasMaxLength(80).IsUnicode(false);
        entity.HasIndex(s => s.EndpointId);
        entity.References<WebhookScope, WebhookEndpoint>(s => s.EndpointId);
        entity.References<WebhookScope, Contract>(s => s.ContractId);
    }
}
