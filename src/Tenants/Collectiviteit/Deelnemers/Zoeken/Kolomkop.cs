using Engine.Features;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Headings of columns, the same above a list and in its download.</summary>
internal static class Kolomkop
{
    public static string Van(Lijstkolom kolom, Words words) => kolom switch
    {
        Lijstkolom.Naam => words.Capital(Woorden.Naamkolom),
        Lijstkolom.Bsn => "BSN",
        Lijstkolom.Relatienummer => "Relatienummer",
        Lijstkolom.Geboortedatum => "Geboortedatum",
        Lijstkolom.Geslacht => "Geslacht",
        Lijstkolom.Werknemersnummer => words.Capital(Woorden.Werknemersnummer),
        Lijstkolom.Ingangsdatum => "Ingangsdatum",
        Lijstkolom.Einddatum => "Einddatum (t/m)",
        Lijstkolom.Bijschrijven => "Bijschrijven verzekering",
        Lijstkolom.Acties => "Acties",
    };

    /// <summary>The columns of a list that this person may see.</summary>
    public static IEnumerable<Lijstkolom> Zichtbaar(LijstSettings lijst, FeatureView view) => lijst.Kolommen.Where(k => k switch
    {
        Lijstkolom.Bsn => view.Shows(Features.Bsn),
        Lijstkolom.Bijschrijven => view.Decide(Features.Bijschrijven).IsVisible,
        _ => true,
    });
}
