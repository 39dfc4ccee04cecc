namespace Collectiviteit.Contracten.Contacten;

/// <summary>Kinds of contacts in words of the screen and of addresses.</summary>
internal static class Contacttekst
{
    public static string Van(Contactsoort soort) => soort switch
    {
        Contactsoort.Administratief => "Administratief contactpersoon",
        Contactsoort.Financieel => "Financieel contactpersoon",
    };

    public static string Adres(Contactsoort soort) => soort switch
    {
        Contactsoort.Administratief => "administratief",
        Contactsoort.Financieel => "financieel",
    };

    public static Contactsoort? Lees(string adres) => adres switch
    {
        "administratief" => Contactsoort.Administratief,
        "financieel" => Contactsoort.Financieel,
        _ => null,
    };
}
