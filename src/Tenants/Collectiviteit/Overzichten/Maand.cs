using System.Globalization;
using Engine.Ui;

namespace Collectiviteit.Overzichten;

/// <summary>A month of the calendar.</summary>
/// <param name="Nummer">1 to 12.</param>
public readonly record struct Maand(int Jaar, int Nummer) : IComparable<Maand>
{
    public DateOnly Eerste => new(Jaar, Nummer, 1);

    public DateOnly Laatste => new(Jaar, Nummer, DateTime.DaysInMonth(Jaar, Nummer));

    /// <summary>"2026-10", as addresses carry it.</summary>
    public string Adres => string.Create(CultureInfo.InvariantCulture, $"{Jaar:D4}-{Nummer:D2}");

    /// <summary>"oktober 2026".</summary>
    public string Naam => Eerste.ToString("MMMM yyyy", Show.Dutch);

    /// <summary>"okt 2026".</summary>
    public string Kort => Eerste.ToString("MMM yyyy", Show.Dutch);

    /// <summary>"okt 26", for below a bar.</summary>
    public string Kortst => Eerste.ToString("MMM yy", Show.Dutch);

    public static Maand Van(DateOnly dag) => new(dag.Year, dag.Month);

    /// <param name="aantal">Months further; below zero for earlier ones.</param>
    public Maand Verder(int aantal) => Van(Eerste.AddMonths(aantal));

    /// <summary>The months up to and including another; none when that is earlier.</summary>
    public IEnumerable<Maand> TotEnMet(Maand laatste)
    {
        for (var maand = this; maand.CompareTo(laatste) <= 0; maand = maand.Verder(1))
        {
            yield return maand;
        }
    }

    public int CompareTo(Maand other) => (Jaar, Nummer).CompareTo((other.Jaar, other.Nummer));
}
