using Collectiviteit.Mutaties;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers;

/// <summary>Values of the module in words of the screen.</summary>
internal static class Teksten
{
    public static string Van(Rol rol, Words words) => rol switch
    {
        Rol.Hoofdverzekerde => words[Woorden.Hoofdverzekerde],
        Rol.Partner => "partner",
        Rol.Kind => "kind",
    };

    public static string Van(Geslacht geslacht) => geslacht switch
    {
        Geslacht.Man => "man",
        Geslacht.Vrouw => "vrouw",
        Geslacht.Onbekend => "niet bekend",
    };

    /// <summary>For a narrow column (002-09).</summary>
    public static string Letter(Geslacht geslacht) => geslacht switch
    {
        Geslacht.Man => "M",
        Geslacht.Vrouw => "V",
        Geslacht.Onbekend => "-",
    };

    /// <summary>The day of a request: the last one of a deregistration still counts, which "per" would leave open (000-22).</summary>
    public static string Dag(MutatieSoort soort, DateOnly dag) => soort == MutatieSoort.Afmelding ? $"tot en met {Show.Date(dag)}" : $"per {Show.Date(dag)}";

    /// <summary>"A, B en C".</summary>
    public static string Opsomming(IReadOnlyList<string> namen) => namen.Count < 2 ? string.Concat(namen) : $"{string.Join(", ", namen.SkipLast(1))} en {namen[^1]}";

    public static string Van(MutatieSoort soort) => soort switch
    {
        MutatieSoort.Afmelding => "Afmelding",
        MutatieSoort.Werknemersnummer => "Wijziging van het nummer",
        MutatieSoort.Wissel => "Wijziging van collectiviteit",
        MutatieSoort.Aanmelding => "Aanmelding",
    };
}
