using Engine.Features;

namespace Collectiviteit;

/// <summary>What a tenant can have of this module, one switch per line of work.</summary>
public static class Features
{
    public const string Zoeken = "collectiviteit.zoeken";
    public const string Totaaloverzicht = "collectiviteit.totaaloverzicht";
    public const string Downloaden = "collectiviteit.downloaden";
    public const string OudDeelnemers = "collectiviteit.oud-deelnemers";
    public const string Bsn = "collectiviteit.bsn";
    public const string Detail = "collectiviteit.detail";
    public const string Afmelden = "collectiviteit.afmelden";
    public const string Werknemersnummer = "collectiviteit.werknemersnummer";
    public const string Wissel = "collectiviteit.wissel";
    public const string Aanmelden = "collectiviteit.aanmelden";
    public const string AanmeldenGezin = "collectiviteit.aanmelden-gezin";
    public const string HerAanmelden = "collectiviteit.her-aanmelden";
    public const string Bijschrijven = "collectiviteit.bijschrijven";
    public const string Upload = "collectiviteit.upload";
    public const string Contractdetails = "collectiviteit.contractdetails";
    public const string Contacten = "collectiviteit.contacten";
    public const string ContactenWijzigen = "collectiviteit.contacten-wijzigen";
    public const string Gebruik = "collectiviteit.contractgebruik";
    public const string Uitstroom = "collectiviteit.uitstroomlijsten";
    public const string Koppelen = "collectiviteit.koppelen";
    public const string Koppelverzoeken = "collectiviteit.koppelverzoeken";
    public const string Mislukt = "collectiviteit.mislukte-verwerkingen";
    public const string MislukteVerzoeken = "collectiviteit.mislukte-verzoeken";
    public const string Verslagen = "collectiviteit.verwerkingsverslagen";
    public const string Ontvangstbericht = "collectiviteit.ontvangstbericht";
    public const string Misluktbericht = "collectiviteit.misluktbericht";
    public const string LaatsteVerwerkingen = "collectiviteit.laatste-verwerkingen";
    public const string Contractaantallen = "collectiviteit.contractaantallen";
    public const string Registers = "collectiviteit.registers";
    public const string Registergegevens = "collectiviteit.registergegevens";

    public static readonly IReadOnlyList<Feature> All =
    [
        new(Zoeken, "Zoeken", "Zoekt één persoon op naam, nummer of geboortedatum.", Permissions.Inzien),
        new(Totaaloverzicht, "Totaaloverzicht", "Toont iedereen van een contract, met filters per kolom.", Permissions.Inzien) { Word = Woorden.Volledig },
        new(Downloaden, "Overzicht downloaden", "Maakt van het totaaloverzicht een Excel-bestand.", Permissions.Downloaden),
        new(OudDeelnemers, "Oud deelnemers", "Toont wie eerder deelnam, op een lijst apart van wie nu deelneemt.", Permissions.Inzien),
        new(Bsn, "BSN tonen", "Toont het burgerservicenummer en zoekt erop.", Permissions.Inzien),
        new(Detail, "Wijzigen polis", "Toont de gegevens van één persoon, met wat daaraan te wijzigen is.", Permissions.Inzien) { Word = Woorden.Detail },
        new(Afmelden, "Afmelden", "Meldt een persoon en de gezinsleden af van de collectiviteit.", Permissions.Afmelden),
        new(Werknemersnummer, "Werknemersnummer wijzigen", "Voegt het nummer van de werkgever toe of wijzigt het, vanaf vandaag.", Permissions.Wijzigen) { Word = Woorden.Werknemersnummer },
        new(Wissel, "Collectiviteit wijzigen", "Zet een persoon over naar een andere eigen collectiviteit.", Permissions.Wijzigen) { Word = Woorden.Wissel },
        new(Aanmelden, "Nieuwe deelnemer", "Meldt nieuwe personen aan voor de collectiviteit.", Permissions.Aanmelden),
        new(AanmeldenGezin, "Nieuwe deelnemer met gezin", "Meldt iemand met partner en kinderen in stappen aan, met de keuze van verzekering en betaling.", Permissions.Aanmelden),
        new(HerAanmelden, "Her-aanmelden", "Meldt een vroegere deelnemer opnieuw aan.", Permissions.Aanmelden),
        new(Bijschrijven, "Gezinsleden bijschrijven", "Meldt gezinsleden aan bij iemand die al deelneemt.", Permissions.Aanmelden),
        new(Upload, "Upload aan- en afmeldingen", "Meldt veel personen tegelijk aan en af met een Excel-formulier.", Permissions.Aanmelden),
        new(Contractdetails, "Contractdetails", "Toont nummers, premiebetaling, korting en pakketten van het contract.", Permissions.ContractInzien),
        new(Contacten, "Contactgegevens", "Toont bij het contract wie wij bellen of mailen, en hoe de organisatie te bereiken is.", Permissions.ContractInzien),
        new(ContactenWijzigen, "Contactgegevens wijzigen", "Wijzigt de contactpersonen van een contract en de contactgegevens van de organisatie.", Permissions.ContactenWijzigen),
        new(Koppelen, "Koppelen contracten", "Brengt contracten van andere eigen collectiviteiten onder één inlog.", Permissions.Koppelen),
        new(Koppelverzoeken, "Koppelverzoeken", "Beslist over koppelingen met contracten van organisaties waar niemand akkoord kan geven.", Permissions.KoppelingAkkoord),
        new(Gebruik, "Contract gebruik", "Telt per maand hoeveel mensen er zijn, bij kwamen en weggingen.", Permissions.ContractInzien),
        new(Mislukt, "Mislukte verwerkingen", "Toont verzoeken die niet lukten, met de reden en wat daaraan te doen is.", Permissions.Inzien),
        new(MislukteVerzoeken, "Mislukte verzoeken van klanten", "Toont welke verzoeken van klanten niet lukten en waarom, zonder de personen.", Permissions.VerzoekenVolgen),
        new(Verslagen, "Verwerkingsverslagen", "Zegt waar te vinden is wat de verzekeraar niet kon verwerken.", Permissions.Inzien),
        new(Ontvangstbericht, "Bericht van ontvangst", "Bevestigt in Berichten dat een verzoek is ontvangen."),
        new(Misluktbericht, "Bericht bij een mislukte verwerking", "Meldt in Berichten welk verzoek niet lukte, met de reden en wat daaraan te doen is."),
        new(LaatsteVerwerkingen, "Laatste verwerkingen", "Toont op de startpagina wat het laatst is verwerkt en wat het laatst mislukte.", Permissions.Inzien),
        new(Contractaantallen, "Aantallen per contract", "Telt op de startpagina hoeveel mensen er vandaag per contract zijn.", Permissions.ContractInzien),
        new(Uitstroom, "In- en uitstroomlijsten", "Toont wie er in een maand of een jaar bij kwam of wegging, ook als Excel-bestand.", Permissions.Inzien),
        new(Registers, "Registers bijwerken", "Vult en ververst klanten, contracten, personen en deelnames met bestanden van de verzekeraar.", Permissions.Registers),
        new(Registergegevens, "Persoonsgegevens bij het bijwerken", "Toont bij het bijwerken van registers ook wat er over personen verandert, niet alleen welke velden.", Permissions.Registergegevens),
    ];
}
