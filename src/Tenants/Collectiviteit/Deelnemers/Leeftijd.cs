namespace Collectiviteit.Deelnemers;

public static class Leeftijd
{
    /// <summary>
    /// Whole years on a day. The birthday itself counts; who was born on 29 February becomes older on 1 March in other years.
    /// </summary>
    public static int Op(DateOnly dag, DateOnly geboortedatum) =>
        dag.Year - geboortedatum.Year - ((dag.Month, dag.Day).CompareTo((geboortedatum.Month, geboortedatum.Day)) < 0 ? 1 : 0);
}
