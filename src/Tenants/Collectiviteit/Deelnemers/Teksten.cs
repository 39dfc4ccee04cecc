using Collectiviteit.Mutaties;
using Engine.Features;

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

    public static string Van(MutatieSoort soort) => soort switch
    {
        MutatieSoort.Afmelding => "Afmelding",
        MutatieSoort.Werknemersnummer => "Wijziging van het nummer",
        MutatieSoort.Wissel => "Wijziging van collectiviteit",
        MutatieSoort.Aanmelding => "Aanmelding",
    };
}
