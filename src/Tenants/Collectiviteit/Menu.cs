using Engine.Modules;

namespace Collectiviteit;

internal static class Menu
{
    public const string Upload = "collectiviteit.upload";
    public const string Contractdetails = "collectiviteit.contractdetails";
    public const string Koppelen = "collectiviteit.koppelen";
    public const string Koppelverzoeken = "collectiviteit.koppelverzoeken";
    public const string Mislukt = "collectiviteit.mislukte-verwerkingen";
    public const string MislukteVerzoeken = "collectiviteit.mislukte-verzoeken";
    public const string Verslagen = "collectiviteit.verwerkingsverslagen";
    public const string Gebruik = "collectiviteit.contractgebruik";
    public const string Uitstroom = "collectiviteit.uitstroomlijsten";

    public static readonly IReadOnlyList<MenuPage> All =
    [
        new("collectiviteit.verzekerden", "Zoeken verzekerden", "verzekerden", Features.Zoeken, "search"),
        new("collectiviteit.oud-deelnemers", "Oud deelnemers", "verzekerden/oud", Features.OudDeelnemers, "search"),
        new(Upload, "Upload aan- en afmeldingen", "upload", Features.Upload),
        new(Contractdetails, "Contractdetails", "contractdetails", Features.Contractdetails),
        new(Koppelen, "Koppelen contracten", "koppelen-contracten", Features.Koppelen) { Icon = "switch" },
        new(Koppelverzoeken, "Koppelverzoeken", "beheer/koppelverzoeken", Features.Koppelverzoeken, "list"),
        new(MislukteVerzoeken, "Mislukte verzoeken", "beheer/mislukte-verzoeken", Features.MislukteVerzoeken, "list"),
        new(Verslagen, "Verwerkingsverslagen", "verwerkingsverslagen", Features.Verslagen),
        new(Mislukt, "Mislukte verwerkingen", "mislukte-verwerkingen", Features.Mislukt, "list"),
        new(Gebruik, "Contract gebruik", "contractgebruik", Features.Gebruik, "list"),
        new(Uitstroom, "In- en uitstroomlijsten", "in-en-uitstroom", Features.Uitstroom, "list"),
        new("collectiviteit.nieuw", "Nieuwe deelnemer", "deelnemers/nieuw", Features.Aanmelden),
        new("collectiviteit.nieuw-gezin", "Nieuwe deelnemer", "deelnemers/gezin", Features.AanmeldenGezin),
        new("collectiviteit.registers", "Registers bijwerken", "beheer/registers", Features.Registers, "list"),
    ];
}
