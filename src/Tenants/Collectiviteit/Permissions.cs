using Engine.Modules;

namespace Collectiviteit;

/// <summary>Rights that roles of a tenant hand out.</summary>
public static class Permissions
{
    public const string Inzien = "collectiviteit.inzien";
    public const string Downloaden = "collectiviteit.downloaden";
    public const string Afmelden = "collectiviteit.afmelden";
    public const string Aanmelden = "collectiviteit.aanmelden";
    public const string Wijzigen = "collectiviteit.wijzigen";
    public const string ContractInzien = "collectiviteit.contract-inzien";
    public const string ContactenWijzigen = "collectiviteit.contacten-wijzigen";
    public const string Koppelen = "collectiviteit.koppelen";
    public const string KoppelingAkkoord = "collectiviteit.koppeling-akkoord";
    public const string VerzoekenVolgen = "collectiviteit.verzoeken-volgen";
    public const string Registers = "collectiviteit.registers-bijwerken";
    public const string Registergegevens = "collectiviteit.registergegevens-inzien";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(Inzien, "Personen inzien", "Personen van het contract zoeken en hun gegevens inzien."),
        new(Downloaden, "Overzicht downloaden", "Het overzicht van personen als bestand downloaden."),
        new(Afmelden, "Personen afmelden", "Personen en hun gezinsleden afmelden van de collectiviteit."),
        new(Aanmelden, "Personen aanmelden", "Nieuwe personen, gezinsleden en vroegere deelnemers aanmelden."),
        new(Wijzigen, "Personen wijzigen", "Het werknemersnummer en de collectiviteit van een persoon wijzigen."),
        new(ContractInzien, "Contract inzien", "De gegevens van het contract inzien."),
        new(Koppelen, "Contracten koppelen", "Contracten van andere eigen collectiviteiten koppelen en ontkoppelen."),
        new(KoppelingAkkoord, "Koppelverzoeken behandelen", "Akkoord geven of weigeren als een organisatie een contract wil koppelen dat niemand in het portaal beheert.", StaffOnly: true),
        new(VerzoekenVolgen, "Verzoeken van klanten volgen", "Zien welke verzoeken van klanten niet lukten, en waarom.", StaffOnly: true),
        new(ContactenWijzigen, "Contactgegevens wijzigen", "De contactpersonen van het contract en de contactgegevens van de organisatie wijzigen."),
        new(Registers, "Registers bijwerken", "Bestanden van de verzekeraar vergelijken met de registers, en ze uitvoeren.", StaffOnly: true),
        new(Registergegevens, "Persoonsgegevens in registers inzien", "Bij het bijwerken van registers zien wat er over personen verandert.", StaffOnly: true),
    ];
}
