namespace Collectiviteit.Overzichten;

/// <summary>
/// Which figures there are today: those of a month are brought up to date per a fixed day of the month that follows (001-51) and are there
/// after it (001-44, 002-20).
/// </summary>
/// <param name="Laatste">Last month of which there are figures.</param>
/// <param name="Ververst">Day per which they were brought up to date.</param>
/// <param name="Volgende">Day after which those of the next month are there.</param>
public readonly record struct Peiling(Maand Laatste, DateOnly Ververst, DateOnly Volgende)
{
    /// <param name="peildag">Day of the month: with 10 the figures are there from the eleventh; 0 has them at once.</param>
    public static Peiling Op(DateOnly vandaag, int peildag)
    {
        var deze = Maand.Van(vandaag);
        var laatste = deze.Verder(vandaag.Day > peildag ? -1 : -2);
        return new(laatste, Peildag(laatste, peildag), Peildag(laatste.Verder(1), peildag));
    }

    // a day that the month does not have is its last one
    private static DateOnly Peildag(Maand maand, int peildag)
    {
        var volgende = maand.Verder(1);
        return volgende.Eerste.AddDays(Math.Min(peildag, volgende.Laatste.Day) - 1);
    }
}
