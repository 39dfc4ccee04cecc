using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Registers;

/// <summary>Which register a file fills, in the order in which they are filled.</summary>
public enum Registersoort
{
    Organisaties,
    Contracten,
    Personen,
    Deelnames,
    Gezinsleden,
}

public enum Importstand
{
    /// <summary>The file is still coming in.</summary>
    Ontvangen,

    Vergelijken,

    /// <summary>Compared and to be reviewed; nothing has been written.</summary>
    Vergeleken,

    Uitvoeren,

    /// <summary>All rows are in; what disappeared is being ended.</summary>
    Beeindigen,

    Uitgevoerd,
    Gestopt,
}

/// <summary>A file with rows of one register, what it would change or changed, and how far the work is.</summary>
public sealed class Registerimport : Entity
{
    public required Registersoort Soort { get; init; }

    public required string Bestandsnaam { get; init; }

    /// <summary>Of the file, in lower-case hexadecimal digits; empty while it comes in.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>True when the file holds the whole register, so that what is missing in it has disappeared.</summary>
    public required bool Volledig { get; init; }

    /// <summary>True when it is carried out without review, as far as the limit on disappearing allows.</summary>
    public required bool Rechtstreeks { get; init; }

    /// <summary>The day that a whole register describes; what disappeared ends the day before.</summary>
    public required DateOnly Peildatum { get; init; }

    /// <summary>Register, scope and content. Unique: the same file again meets the first one; null when it may be compared anew.</summary>
    public string? Herkenning { get; set; }

    /// <summary>SHA-256 of the Idempotency-Key; null when it did not come over the API.</summary>
    public byte[]? NaamHash { get; set; }

    /// <summary>Null for the command line.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Name of the account at that moment.</summary>
    public required string DoorNaam { get; init; }

    public required DateTimeOffset OntvangenOp { get; init; }

    public Importstand Stand { get; set; } = Importstand.Ontvangen;

    public int Regels { get; set; }

    /// <summary>Line of the last row.</summary>
    public int LaatsteRegel { get; set; }

    /// <summary>Number of <see cref="Importdeel"/>.</summary>
    public int Delen { get; set; }

    /// <summary>Parts that were dealt with in this state: the mark from which work goes on. It moves in the transaction of what became of them.</summary>
    public int Gedaan { get; set; }

    /// <summary>Last row of the register that was looked for in the file; null when all were.</summary>
    public Guid? NagelopenTot { get; set; } = Guid.Empty;

    /// <summary>Last number of what disappeared that was dealt with.</summary>
    public int GedaanTot { get; set; }

    public int Nieuw { get; set; }

    public int Gewijzigd { get; set; }

    public int Ongewijzigd { get; set; }

    public int Geweigerd { get; set; }

    /// <summary>Rows about people for whom a request is open, which wants something else.</summary>
    public int Conflicten { get; set; }

    /// <summary>Rows of the register that the file does not have.</summary>
    public int Verdwenen { get; set; }

    /// <summary>Rows of the register that could have been in the file.</summary>
    public int Omvang { get; set; }

    public int Beeindigd { get; set; }

    /// <summary>True when who started it also wants to end what disappeared.</summary>
    public bool MetBeeindigen { get; set; }

    /// <summary>Who had it carried out; null before that.</summary>
    public string? UitgevoerdDoor { get; set; }

    public DateTimeOffset? KlaarOp { get; set; }

    /// <summary><see cref="Slotnaam"/> while it is being carried out. Unique, so that one import at a time changes the registers.</summary>
    public string? Slot { get; set; }

    public const string Slotnaam = "uitvoeren";

    public bool IsBezig => Stand is Importstand.Vergelijken or Importstand.Uitvoeren or Importstand.Beeindigen;
}

internal sealed class RegisterimportMapping : IEntityTypeConfiguration<Registerimport>
{
    public void Configure(EntityTypeBuilder<Registerimport> entity)
    {
        entity.ToTable("Registerimports");
        entity.Ignore(i => i.IsBezig);
        entity.Property(i => i.Bestandsnaam).HasMaxLength(200);
        entity.Property(i => i.Sha256).HasMaxLength(64).IsUnicode(false);
        entity.Property(i => i.Herkenning).HasMaxLength(100).IsUnicode(false);
        entity.Property(i => i.NaamHash).HasMaxLength(32);
        entity.Property(i => i.DoorNaam).HasMaxLength(200);
        entity.Property(i => i.UitgevoerdDoor).HasMaxLength(200);
        entity.Property(i => i.Slot).HasMaxLength(20).IsUnicode(false);
        entity.Property(i => i.Stand).IsConcurrencyToken();
        entity.Property(i => i.Gedaan).IsConcurrencyToken();
        entity.Property(i => i.GedaanTot).IsConcurrencyToken();
        entity.Property(i => i.NagelopenTot).IsConcurrencyToken();
        entity.HasIndex(i => i.Herkenning).IsUnique();
        entity.HasIndex(i => i.Slot).IsUnique();
        entity.HasIndex(i => new { i.AccountId, i.NaamHash }).IsUnique();
        entity.HasIndex(i => i.OntvangenOp);
    }
}
