using Collectiviteit.Mutaties;

namespace Collectiviteit.Deelnemers;

/// <summary>Values of the module in words of the screen.</summary>
internal static class Teksten
{
    public static string Van(Rol rol) => rol switch
    {
        Rol.Hoofdverzekerde => "werknemer",
        Rol.Partner => "partner",
        Rol.Kind => "kind",
    };

    public static string Van(Geslacht geslacht) => geslacht switch
    {
        Geslacht.Man => "man",
        Geslacht.Vrouw => "vrouw",
        Geslacht.Onbekend => "niet bekend",
    };

    public static string Van(MutatieSoort soort) => soort switch
    {
        MutatieSoort.Afmelding => "Afmelding",
        MutatieSoort.Werknemersnummer => "Wijziging van het nummer",
        MutatieSoort.Wissel => "Wijziging van collectiviteit",
        MutatieSoort.Aanmelding => "Aanmelding",
    };
}
