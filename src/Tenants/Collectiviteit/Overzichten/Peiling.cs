namespace Collectiviteit.Overzichten;

/// <summary>Which figures there are today: those of a month come after a fixed day of the month that follows (001-44, 001-51, 002-20).</summary>
/// <param name="Laatste">Last month of which there are figures.</param>
/// <param name="Ververst">Day on which those came.</param>
/// <param name="Volgende">Day on which those of the next month come.</param>
public readonly record struct Peiling(Maand Laatste, DateOnly Ververst, DateOnly Volgende)
{
    /// <param name="peildag">Day of the month after which they come: 10 means from the eleventh.</param>
    public static Peiling Op(DateOnly vandaag, int peildag)
    {
        var deze = Maand.Van(vandaag);
        var laatste = deze.Verder(vandaag.Day > peildag ? -1 : -2);
        return new(laatste, Komt(laatste, peildag), Komt(laatste.Verder(1), peildag));
    }

    // a day that the month does not have is its last one; the figures come on the day after it
    private static DateOnly Komt(Maand maand, int peildag)
    {
        var volgende = maand.Verder(1);
        return volgende.Eerste.AddDays(Math.Min(peildag, volgende.Laatste.Day));
    }
}
