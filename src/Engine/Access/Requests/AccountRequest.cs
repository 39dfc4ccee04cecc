using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access.Requests;

public enum AccountRequestState
{
    Open,
    Approved,
    Refused,
}

/// <summary>Somebody asks for the first account of an organisation (000-01, 002-02). The desk decides.</summary>
public sealed class AccountRequest : Entity
{
    /// <summary>Made with the form: the same form that is sent twice is one request.</summary>
    public required Guid FormKey { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As the applicant calls it.</summary>
    public required string Organisation { get; init; }

    public string? CustomerNumber { get; init; }

    public string? Kvk { get; init; }

    public required string Name { get; init; }

    public required string Mail { get; init; }

    public string? Phone { get; init; }

    /// <summary>Role ids that were asked for.</summary>
    public List<string> Roles { get; init; } = [];

    public string? Remark { get; init; }

    /// <summary>Only an open request can be decided: of two decisions at once one counts.</summary>
    public AccountRequestState State { get; set; } = AccountRequestState.Open;

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Name of the desk's employee.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Why it was refused, as the applicant read it.</summary>
    public string? Reason { get; set; }
}

internal sealed class AccountRequestMapping : IEntityTypeConfiguration<AccountRequest>
{
    public void Configure(EntityTypeBuilder<AccountRequest> entity)
    {
        entity.ToTable("AccountRequests");
        entity.Property(r => r.Organisation).HasMaxLength(200);
        entity.Property(r => r.CustomerNumber).HasMaxLength(40);
        entity.Property(r => r.Kvk).HasMaxLength(8);
        entity.Property(r => r.Name).HasMaxLength(200);
        entity.Property(r => r.Mail).HasMaxLength(254);
        entity.Property(r => r.Phone).HasMaxLength(30);
        entity.Property(r => r.Remark).HasMaxLength(2000);
        entity.Property(r => r.DecidedBy).HasMaxLength(200);
        entity.Property(r => r.Reason).HasMaxLength(1000);
        entity.Property(r => r.State).IsConcurrencyToken();
        entity.HasIndex(r => r.FormKey).IsUnique();
        entity.HasIndex(r => new { r.State, r.At });
    }
}
