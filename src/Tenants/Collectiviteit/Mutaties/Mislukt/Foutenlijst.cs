using Collectiviteit.Deelnemers.Zoeken;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Where somebody reads everything that failed, also of people who never came to take part.</summary>
internal static class Foutenlijst
{
    /// <summary>Address for who has no list of failures in the menu.</summary>
    public const string BuitenMenu = "niet-gelukt";

    public static string Adres(FeatureView features) =>
        features.Shows(Features.Mislukt) ? "mislukte-verwerkingen"
        : features.Shows(Features.LaatsteVerwerkingen) ? BuitenMenu
        : $"verzekerden?{TableQuery.FilterPrefix}{Filters.Stand}={Verzoekstand.Mislukt}";
}
