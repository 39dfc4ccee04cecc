using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Audit;

/// <summary>NEN 7513 action codes.</summary>
public enum AuditAction
{
    Create,
    Read,
    Update,
    Delete,
    Execute,
}

public enum AuditOutcome
{
    Success,
    Refused,
    Failure,
}

public enum AccessPointKind
{
    Browser,
    Api,
    Background,
}

/// <summary>One line of the log in the fields of NEN 7513:2018. Written once, in the transaction of what it records; never changed.</summary>
[AppendOnly]
public sealed class AuditEvent : Entity
{
    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    public AuditOutcome Outcome { get; init; } = AuditOutcome.Success;

    /// <summary>What happened, as a stable id of the module: <c>collectiviteit.afmelden</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Null for the system itself and for attempts of strangers.</summary>
    public Guid? AccountId { get; init; }

    public string? AccountName { get; init; }

    public string? Roles { get; init; }

    /// <summary>On whose behalf: the organisation.</summary>
    public Guid? OrganisationId { get; init; }

    public string? OrganisationName { get; init; }

    /// <summary>How the user was known: scheme and level.</summary>
    public string? Authorisation { get; init; }

    /// <summary>Feature and right that let it through.</summary>
    public string? Checks { get; init; }

    /// <summary>What the data were used for, where the type does not say it.</summary>
    public string? Purpose { get; init; }

    /// <summary>True when a right was given for an emergency only.</summary>
    public bool Emergency { get; init; }

    /// <summary>Node that wrote it.</summary>
    public required string Source { get; init; }

    /// <summary>How it came in: a browser, the API, or work of the portal itself.</summary>
    public AccessPointKind AccessPointKind { get; init; }

    /// <summary>Network address of the user's device.</summary>
    public string? AccessPoint { get; init; }

    /// <summary>Kind of thing it is about, for example <c>deelnemer</c>.</summary>
    public string? ObjectType { get; init; }

    public Guid? ObjectId { get; init; }

    /// <summary>Number of persons concerned, for lists and exports.</summary>
    public int? ObjectCount { get; init; }

    /// <summary>Query, filter or change in words; holds no BSN and no search term in clear.</summary>
    public string? Detail { get; init; }

    public string? TraceId { get; init; }
}

internal sealed class AuditEventMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> entity)
    {
        entity.ToTable("AuditEvents");
        entity.Property(e => e.Type).HasMaxLength(80).IsUnicode(false);
        entity.Property(e => e.AccountName).HasMaxLength(200);
        entity.Property(e => e.Roles).HasMaxLength(400);
        entity.Property(e => e.OrganisationName).HasMaxLength(200);
        entity.Property(e => e.Authorisation).HasMaxLength(60);
        entity.Property(e => e.Checks).HasMaxLength(200);
        entity.Property(e => e.Purpose).HasMaxLength(200);
        entity.Property(e => e.Source).HasMaxLength(100);
        entity.Property(e => e.AccessPoint).HasMaxLength(60);
        entity.Property(e => e.ObjectType).HasMaxLength(60);
        entity.Property(e => e.Detail).HasMaxLength(1000);
        entity.Property(e => e.TraceId).HasMaxLength(40);
        entity.HasIndex(e => e.At);
        entity.HasIndex(e => new { e.AccountId, e.At });
        entity.HasIndex(e => new { e.ObjectType, e.ObjectId });
    }
}
