using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Requests;

/// <summary>
/// Something that was asked of the portal. The instance that carries it out names it, and moves it along its statuses; with the end of that instance
/// it ends too.
/// </summary>
public sealed class PortalRequest : Entity
{
    /// <summary>Id of a <see cref="RequestKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Made with the form: the same form that is sent twice is one request.</summary>
    public required Guid FormKey { get; init; }

    /// <summary>What was asked, for lists; it may stay after the process: no names of persons and nothing about health.</summary>
    public required string Title { get; init; }

    internal const string WhomPurpose = "request.whom";
    internal const string RequesterPurpose = "request.requester";

    /// <summary>What people call it by, in mails and at the desk; see <see cref="RequestReference"/>.</summary>
    public string Reference
    {
        get => RequestReference.Of(Id);
        private set => _ = value;
    }

    /// <summary>Name of the person or organisation that it is for, sealed; null when the title says it all.</summary>
    public byte[]? Whom { get; set; }

    /// <summary><see cref="Requester"/> of a visitor, sealed JSON; null for who has an account.</summary>
    public byte[]? Requester { get; set; }

    /// <summary>The visitor's mail address, so that the desk finds what they asked; null for who has an account.</summary>
    public byte[]? RequesterMailHash { get; set; }

    /// <summary>Account of who asked it; null for a visitor.</summary>
    public Guid? RequesterId { get; init; }

    /// <summary>Organisation for which it was asked; null when it is not known yet.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Contract that it is about; null for the organisation as a whole.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The person whom it is about, so that their data can be found and erased; null for none.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Id of one of the statuses of its kind.</summary>
    public required string Status { get; set; }

    public PromisedDate? Promised { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>An administrator ended it before its time.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Hash of what of there may be one open request only; null for no limit and when it has ended.</summary>
    public string? SingleKey { get; set; }

    /// <summary>The request of the same key that ran when this one was asked; null when this one is carried out itself.</summary>
    public Guid? RunningId { get; set; }

    /// <summary>Rises with each change. Of two changes at once the second fails, and is done again.</summary>
    public int Version { get; set; }

    /// <summary>What was asked and for whom, as the requester reads it.</summary>
    internal string About(FieldProtector protector) => Whom is { } whom ? $"{Title}, voor {protector.Reveal(WhomPurpose, whom)}" : Title;

    /// <summary>Gives it a status, or the same one with another note.</summary>
    /// <param name="note">Sealed by the caller.</param>
    public RequestStatusLine Move(string status, byte[]? note, DateTimeOffset at)
    {
        Status = status;
        return new() { RequestId = Id, Number = ++Version, Status = status, At = at, Note = note };
    }

    public void End(DateTimeOffset at, bool cancelled)
    {
        (EndedAt, IsCancelled, SingleKey) = (at, cancelled, null);
        Version++;
    }
}

internal sealed class PortalRequestMapping : IEntityTypeConfiguration<PortalRequest>
{
    public void Configure(EntityTypeBuilder<PortalRequest> entity)
    {
        entity.ToTable("PortalRequests");
        entity.Property(r => r.Kind).HasMaxLength(100).IsUnicode(false);
        entity.Property(r => r.Title).HasMaxLength(200);
        entity.Property(r => r.Whom).IsProtected(PortalRequest.WhomPurpose);
        entity.Property(r => r.Reference).HasMaxLength(RequestReference.Length).IsUnicode(false);
        entity.Property(r => r.Requester).IsProtected(PortalRequest.RequesterPurpose);
        entity.Property(r => r.RequesterMailHash).HasMaxLength(34).IsSearchHashOf(nameof(PortalRequest.Requester), nameof(Requests.Requester.Mail));
        entity.Property(r => r.Status).HasMaxLength(60).IsUnicode(false);
        entity.Property(r => r.Promised).HasConversion<PromisedDateConverter>();
        entity.Property(r => r.SingleKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(r => r.Version).IsConcurrencyToken();
        entity.References<PortalRequest, Account>(r => r.RequesterId);
        entity.References<PortalRequest, Organisation>(r => r.OrganisationId);
        entity.References<PortalRequest, Contract>(r => r.ContractId);
        entity.HasIndex(r => r.FormKey).IsUnique();
        entity.HasIndex(r => r.SingleKey).IsUnique();
        entity.HasIndex(r => r.Reference);
        entity.HasIndex(r => r.RequesterMailHash);
        entity.HasIndex(r => new { r.RequesterId, r.At });
        entity.HasIndex(r => new { r.OrganisationId, r.At });
        entity.HasIndex(r => new { r.Kind, r.EndedAt });
        entity.HasIndex(r => r.SubjectId);
        entity.HasIndex(r => r.EndedAt);
    }
}
