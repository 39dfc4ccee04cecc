using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Consents;

public enum ConsentKind
{
    /// <summary>A person agrees to something that is done with their data.</summary>
    Consent,

    /// <summary>A person signs a document.</summary>
    Signature,
}

public enum ConsentState
{
    Pending,

    /// <summary>Agreed or signed.</summary>
    Granted,

    Refused,
    Expired,

    /// <summary>The person took back what they had granted.</summary>
    Withdrawn,

    /// <summary>The mail with the link could not be delivered.</summary>
    Undeliverable,

    /// <summary>The process that asked does not need the answer any more.</summary>
    Cancelled,
}

/// <summary>
/// One question to one person, by a link in a mail and without an account (3.4 of the format). It outlives the process that asked: it is the proof. Its id
/// is that of the work under which the process waits.
/// </summary>
public sealed class ConsentRequest : Entity
{
    internal const string PersonPurpose = "consent.person";
    internal const string ShownPurpose = "consent.shown";
    internal const string NotePurpose = "consent.note";

    public required ConsentKind Kind { get; init; }

    /// <summary>What the data are used for, as a stable id.</summary>
    public required string Purpose { get; init; }

    /// <summary>The same in words, as the person read it.</summary>
    public required string PurposeWords { get; init; }

    /// <summary>The version of the text that the person reads.</summary>
    public required Guid TextId { get; init; }

    /// <summary>What is to be signed; null for a consent.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>The process that asked. It may be gone: it is kept less long.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Number of the execution of that process that waits for it.</summary>
    public required int ContextId { get; init; }

    /// <summary>The person whom the process is about, so that their data can be found and erased; null for none.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Name and address, sealed JSON.</summary>
    public required byte[] Person { get; set; }

    /// <summary>Hash of the whole address, to search by.</summary>
    public byte[]? MailHash { get; set; }

    /// <summary>Hash of the whole name, to search by.</summary>
    public byte[]? NameHash { get; set; }

    /// <summary>What is shown below the text, sealed JSON; null for nothing.</summary>
    public byte[]? Shown { get; set; }

    /// <summary>What the person added, sealed; null for nothing.</summary>
    public byte[]? Note { get; set; }

    /// <summary>Only an open question can be decided: of two answers at once one counts.</summary>
    public ConsentState State { get; set; } = ConsentState.Pending;

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the process stops waiting; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When it was decided or ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class ConsentRequestMapping : IEntityTypeConfiguration<ConsentRequest>
{
    public void Configure(EntityTypeBuilder<ConsentRequest> entity)
    {
        entity.ToTable("ConsentRequests");
        entity.Property(r => r.Purpose).HasMaxLength(100);
        entity.Property(r => r.Person).IsProtected(ConsentRequest.PersonPurpose);
        entity.Property(r => r.PurposeWords).HasMaxLength(200);
        entity.Property(r => r.MailHash).HasMaxLength(34).IsSearchHashOf(nameof(ConsentRequest.Person), nameof(ConsentPerson.Mail));
        entity.Property(r => r.NameHash).HasMaxLength(34).IsSearchHashOf(nameof(ConsentRequest.Person), nameof(ConsentPerson.Name));
        entity.Property(r => r.Shown).IsProtected(ConsentRequest.ShownPurpose);
        entity.Property(r => r.Note).IsProtected(ConsentRequest.NotePurpose);
        entity.Property(r => r.State).IsConcurrencyToken();
        entity.References<ConsentRequest, ConsentText>(r => r.TextId);
        entity.References<ConsentRequest, StoredDocument>(r => r.DocumentId);
        entity.HasIndex(r => r.MailHash);
        entity.HasIndex(r => r.NameHash);
        entity.HasIndex(r => r.AskedAt);
        entity.HasIndex(r => new { r.Purpose, r.AskedAt });
        entity.HasIndex(r => new { r.State, r.ClosedAt });
        entity.HasIndex(r => r.SubjectId);
    }
}
