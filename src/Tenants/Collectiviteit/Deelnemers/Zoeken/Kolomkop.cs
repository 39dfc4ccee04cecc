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

    /// <summary>What a list was narrowed to, in words for its print; a BSN itself stays off paper.</summary>
    public static string VanFilter(string filter, string waarde, Words words) => filter switch
    {
        Filters.Naam => $"{Van(Lijstkolom.Naam, words)} {waarde}",
        Filters.Bsn => "op BSN",
        Filters.Relatienummer => $"{Van(Lijstkolom.Relatienummer, words)} {waarde}",
        Filters.Geboortedatum => $"{Van(Lijstkolom.Geboortedatum, words)} {waarde}",
        Filters.Werknemersnummer => $"{Van(Lijstkolom.Werknemersnummer, words)} {waarde}",
        Filters.Ingangsdatum => $"{Van(Lijstkolom.Ingangsdatum, words)} {waarde}",
        Filters.Einddatum => $"{Van(Lijstkolom.Einddatum, words)} {waarde}",
        Filters.Op => $"wie deed mee op {waarde}",
        _ => waarde,
    };

    /// <summary>The columns of a list that this person may see.</summary>
    public static IEnumerable<Lijstkolom> Zichtbaar(LijstSettings lijst, FeatureView view) => lijst.Kolommen.Where(k => k switch
    {
        Lijstkolom.Bsn => view.Shows(Features.Bsn),
        Lijstkolom.Bijschrijven => view.Decide(Features.Bijschrijven).IsVisible,
        _ => true,
    });
}
