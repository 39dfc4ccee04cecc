using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn;

/// <summary>
/// Someone asked for a new password. Whether the address is known is looked up in the background, so that the answer to a known and to
/// an unknown address costs the same by construction (AUT-3). The row goes when that is done.
/// </summary>
public sealed class PasswordResetRequest : Entity
{
    public required string NormalizedMail { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PasswordResetRequestMapping : IEntityTypeConfiguration<PasswordResetRequest>
{
    public void Configure(EntityTypeBuilder<PasswordResetRequest> entity)
    {
        entity.ToTable("PasswordResetRequests");
        entity.Property(r => r.NormalizedMail).HasMaxLength(254);
    }
}
