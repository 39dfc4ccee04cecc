using Engine.Webhooks;

namespace Collectiviteit.Meldingen;

/// <summary>What programs of customers can be told.</summary>
public static class Gebeurtenissen
{
    public const string MutatieVerwerkt = "mutatie.verwerkt";
    public const string MutatieMislukt = "mutatie.mislukt";
    public const string UploadKlaar = "upload.klaar";

    public static readonly IReadOnlyList<WebhookKind> All =
    [
        new(MutatieVerwerkt, "Verzoek verwerkt", "Een aanmelding, afmelding of wijziging is verwerkt.", Features.Zoeken, typeof(MutatieMelding)),
        new(MutatieMislukt, "Verzoek niet gelukt", "Een aanmelding, afmelding of wijziging is niet gelukt; de reden leest u bij het verzoek.", Features.Zoeken, typeof(MutatieMelding)),
        new(UploadKlaar, "Upload klaar", "Alle regels van een geüpload formulier zijn bekeken en de goede regels zijn ingediend.", Features.Upload, typeof(UploadMelding)),
    ];
}
