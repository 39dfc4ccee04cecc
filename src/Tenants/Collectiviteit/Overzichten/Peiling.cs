namespace Collectiviteit.Overzichten;

/// <summary>
/// Which figures there are today: those of a month are brought up to date on a fixed day of the month that follows. The use of a contract is
/// there per that day (001-51), the lists of who came and left after it (001-44, 002-20).
/// </summary>
/// <param name="Laatste">Last month of which there are figures.</param>
/// <param name="Ververst">Day per which they were brought up to date.</param>
/// <param name="Volgende">Day per which, or after which, those of the next month are there.</param>
/// <param name="IsPer">True when they are there on the day itself.</param>
public readonly record struct Peiling(Maand Laatste, DateOnly Ververst, DateOnly Volgende, bool IsPer)
{
    /// <param name="peildag">Day of the month; 0 has the figures at once.</param>
    public static Peiling Per(DateOnly vandaag, int peildag) => Op(vandaag, peildag, isPer: true);

    /// <param name="peildag">Day of the month: with 10 the figures are there from the eleventh; 0 has them at once.</param>
    public static Peiling Na(DateOnly vandaag, int peildag) => Op(vandaag, peildag, isPer: false);

    private static Peiling Op(DateOnly vandaag, int peildag, bool isPer)
    {
        var vorige = Maand.Van(vandaag).Verder(-1);
        var dag = Peildag(vorige, peildag);
        var laatste = vandaag > dag || (isPer && vandaag == dag) ? vorige : vorige.Verder(-1);
        return new(laatste, Peildag(laatste, peildag), Peildag(laatste.Verder(1), peildag), isPer);
    }

    // a day that the month does not have is its last one
    private static DateOnly Peildag(Maand maand, int peildag)
    {
        var volgende = maand.Verder(1);
        return volgende.Eerste.AddDays(Math.Min(peildag, volgende.Laatste.Day) - 1);
    }
}
