using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn;

/// <summary>One sign-in on one device. The cookie holds the proof; this row lets the portal end it, also when a copy of the cookie exists.</summary>
public sealed class Session : Entity
{
    public required Guid AccountId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Moment at which it ends however busy it is.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Browser and system in plain words, for the list of one's own sessions.</summary>
    public string? Device { get; init; }

    /// <summary>The hour in which it was last used; whole hours, so that the list tells no more than it needs.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Set at sign-out.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> entity)
    {
        entity.ToTable("Sessions");
        entity.Property(s => s.Device).HasMaxLength(60);
        entity.HasIndex(s => s.AccountId);
        entity.References<Session, Account>(s => s.AccountId);
    }
}
