using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Requests;

/// <summary>One status that a request got: its history. Rows are only added, and go with their request.</summary>
public sealed class RequestStatusLine : Entity
{
    internal const string NotePurpose = "request.note";

    public required Guid RequestId { get; init; }

    /// <summary>Rises in the order in which they came.</summary>
    public required int Number { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the requester reads with it, sealed: somebody may have typed it.</summary>
    public byte[]? Note { get; set; }
}

internal sealed class RequestStatusLineMapping : IEntityTypeConfiguration<RequestStatusLine>
{
    public void Configure(EntityTypeBuilder<RequestStatusLine> entity)
    {
        entity.ToTable("RequestStatusLines");
        entity.References<RequestStatusLine, PortalRequest>(l => l.RequestId);
        entity.Property(l => l.Status).HasMaxLength(60).IsUnicode(false);
        entity.Property(l => l.Note).IsProtected(RequestStatusLine.NotePurpose);
        entity.HasIndex(l => new { l.RequestId, l.Number }).IsUnique();
    }
}
