using System.Globalization;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>A month or a whole year of which a list can be made; of a year that runs, the months of which there are figures.</summary>
/// <param name="Adres">"2026-10" or "2026".</param>
/// <param name="Naam">"oktober 2026" or "2026 - januari t/m oktober".</param>
public sealed record Lijstperiode(string Adres, string Naam, DateOnly Van, DateOnly Tot)
{
    /// <summary>The newest first: each month, and before the months of a year the year itself.</summary>
    public static IReadOnlyList<Lijstperiode> Keuzes(Maand eerste, Maand laatste)
    {
        var keuzes = new List<Lijstperiode>();
        foreach (var jaar in eerste.TotEnMet(laatste).GroupBy(m => m.Jaar).Reverse())
        {
            var maanden = jaar.ToList();
            var (van, tot) = (maanden[0], maanden[^1]);
            keuzes.Add(new(
                jaar.Key.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{jaar.Key} - {Maandnaam(van)} t/m {Maandnaam(tot)}"), van.Eerste, tot.Laatste));
            keuzes.AddRange(maanden.AsEnumerable().Reverse().Select(m => new Lijstperiode(m.Adres, m.Naam, m.Eerste, m.Laatste)));
        }

        return keuzes;
    }

    private static string Maandnaam(Maand maand) => maand.Eerste.ToString("MMMM", Engine.Ui.Show.Dutch);
}
