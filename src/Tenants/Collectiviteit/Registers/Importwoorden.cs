namespace Collectiviteit.Registers;

/// <summary>States and kinds in words of the screen.</summary>
internal static class Importwoorden
{
    public static string Van(Importstand stand) => stand switch
    {
        Importstand.Ontvangen => "komt binnen",
        Importstand.Vergelijken => "wordt vergeleken",
        Importstand.Vergeleken => "te beoordelen",
        Importstand.Uitvoeren or Importstand.Beeindigen => "wordt uitgevoerd",
        Importstand.Uitgevoerd => "uitgevoerd",
        Importstand.Gestopt => "gestopt",
    };

    public static string Van(Verschilsoort soort) => soort switch
    {
        Verschilsoort.Nieuw => "nieuw",
        Verschilsoort.Gewijzigd => "gewijzigd",
        Verschilsoort.Conflict => "in conflict",
        Verschilsoort.Geweigerd => "geweigerd",
        Verschilsoort.Verdwenen => "niet in het bestand",
        Verschilsoort.Ongewijzigd => "ongewijzigd",
    };

    public static int Aantal(this Registerimport import, Verschilsoort soort) => soort switch
    {
        Verschilsoort.Nieuw => import.Nieuw,
        Verschilsoort.Gewijzigd => import.Gewijzigd,
        Verschilsoort.Conflict => import.Conflicten,
        Verschilsoort.Geweigerd => import.Geweigerd,
        Verschilsoort.Verdwenen => import.Verdwenen,
        Verschilsoort.Ongewijzigd => import.Ongewijzigd,
    };
}
