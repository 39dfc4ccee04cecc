using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>An enrolment in steps that is not handed in yet: of one account at one organisation, and still there after signing out.</summary>
public sealed class Aanmeldconcept : Entity
{
    /// <summary>Purpose under which the content is encrypted.</summary>
    public const string Doel = "collectiviteit.concept";

    /// <summary>Drafts nobody came back to; the tenant file may say another number of days under <c>drafts</c>.</summary>
    public static readonly RetainedRows Bewaring = new("drafts", 30, (db, before, cancellation) =>
        db.Set<Aanmeldconcept>().Where(c => c.GewijzigdOp < before).OrderBy(c => c.Id).Take(RetentionJob.Batch).ExecuteDeleteAsync(cancellation));

    public required Guid AccountId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Whose family is added; null when a main person is enrolled as well.</summary>
    public Guid? HoofdDeelnameId { get; init; }

    /// <summary>A <see cref="Conceptinhoud"/>, encrypted; null once it is handed in.</summary>
    public byte[]? Inhoud { get; set; }

    public required DateTimeOffset GewijzigdOp { get; set; }
}

internal sealed class AanmeldconceptMapping : IEntityTypeConfiguration<Aanmeldconcept>
{
    public void Configure(EntityTypeBuilder<Aanmeldconcept> entity)
    {
        entity.ToTable("Aanmeldconcepten");
        entity.Property(c => c.Inhoud).IsProtected(Aanmeldconcept.Doel);
        entity.HasIndex(c => new { c.AccountId, c.OrganisationId });
        entity.HasIndex(c => c.GewijzigdOp);
        entity.References<Aanmeldconcept, Account>(c => c.AccountId);
        entity.References<Aanmeldconcept, Organisation>(c => c.OrganisationId);
        entity.References<Aanmeldconcept, Deelname>(c => c.HoofdDeelnameId);
    }
}
