namespace Collectiviteit.Deelnemers;

public static class Leeftijd
{
    private const int Hoogste = 120;

    /// <summary>Whether somebody who lives on a day can have been born on the other: not after it, and not more than 120 years before.</summary>
    public static bool KanOp(DateOnly dag, DateOnly geboortedatum) => geboortedatum <= dag && Op(dag, geboortedatum) <= Hoogste;

    /// <summary>
    /// Whole years on a day. The birthday itself counts; who was born on 29 February becomes older on 1 March in other years.
    /// </summary>
    public static int Op(DateOnly dag, DateOnly geboortedatum) =>
        dag.Year - geboortedatum.Year - ((dag.Month, dag.Day).CompareTo((geboortedatum.Month, geboortedatum.Day)) < 0 ? 1 : 0);
}
