using Engine.Ui;

namespace Collectiviteit.Overzichten;

/// <summary>When figures came and when the next ones come, in words of the screen.</summary>
internal static class Verversing
{
    public static string Zin(Peiling peiling) =>
        $"Bijgewerkt per {Show.Date(peiling.Ververst)}, met de cijfers tot en met {peiling.Laatste.Naam}. De cijfers van {peiling.Laatste.Verder(1).Naam} komen {(peiling.IsPer ? "per" : "na")} {Show.Date(peiling.Volgende)}.";
}
