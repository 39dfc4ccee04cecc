using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Contracten.Contacten;

public enum Contactsoort
{
    Administratief,
    Financieel,
}

/// <summary>Whom the insurer calls or mails about a contract at the customer's (001-53).</summary>
public sealed class Contactpersoon : Entity
{
    public required Guid ContractId { get; init; }

    public required Contactsoort Soort { get; init; }

    public required string Naam { get; set; }

    public string? Telefoon { get; set; }

    public string? Mail { get; set; }

    /// <summary>Rises with each change: of two colleagues at once the second is told.</summary>
    public int Versie { get; set; }
}

internal sealed class ContactpersoonMapping : IEntityTypeConfiguration<Contactpersoon>
{
    public void Configure(EntityTypeBuilder<Contactpersoon> entity)
    {
        entity.ToTable("Contactpersonen");
        entity.Property(c => c.Naam).HasMaxLength(PersonName.MaxLength);
        entity.Property(c => c.Telefoon).HasMaxLength(PhoneNumber.MaxLength);
        entity.Property(c => c.Mail).HasMaxLength(254);
        entity.Property(c => c.Versie).IsConcurrencyToken();
        entity.HasIndex(c => new { c.ContractId, c.Soort }).IsUnique();
        entity.References<Contactpersoon, Contract>(c => c.ContractId);
    }
}
