using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.EHerkenning;

/// <summary>Why somebody was sent to the broker.</summary>
public enum BrokerRequestKind
{
    /// <summary>Somebody wants to sign in.</summary>
    SignIn,

    /// <summary>A certain level is needed, so the means is to be shown anew.</summary>
    StepUp,

    /// <summary>An invitation is being taken up: means and account are still to be bound.</summary>
    Activation,
}

/// <summary>
/// One visit to a broker that has not been answered yet. Its id travels along and comes back; the browser that left holds the other half in
/// a cookie. Whoever answers uses it up, once over all nodes (dutch-standards 2, cases 28, 29 and 44).
/// </summary>
public sealed class BrokerRequest : Entity
{
    /// <summary>Age at which an answer comes too late (dutch-standards 1.12).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public required BrokerRequestKind Kind { get; init; }

    /// <summary>Level that was asked, and that the answer has to reach.</summary>
    public required Level Level { get; init; }

    /// <summary>Hash of the half that the browser holds.</summary>
    public required string BrowserHash { get; init; }

    /// <summary>Address to go to afterwards; passed <see cref="LocalAddress"/>.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Hash of the token of the invitation that is being taken up.</summary>
    public string? InvitationHash { get; init; }

    /// <summary>Session that asked; it ends when the answer starts another. The answer itself may come without its cookie.</summary>
    public Guid? SessionId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConsumedAt { get; set; }
}

internal sealed class BrokerRequestMapping : IEntityTypeConfiguration<BrokerRequest>
{
    public void Configure(EntityTypeBuilder<BrokerRequest> entity)
    {
        entity.ToTable("BrokerRequests");
        entity.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.Level).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.BrowserHash).HasMaxLength(64).IsUnicode(false);
        entity.Property(r => r.ReturnUrl).HasMaxLength(2000);
        entity.Property(r => r.InvitationHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(r => r.CreatedAt);
    }
}
