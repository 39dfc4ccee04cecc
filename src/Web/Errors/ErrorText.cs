namespace Web.Errors;

/// <summary>What a status means to the person who gets it, and what to do.</summary>
internal static class ErrorText
{
    public static string Title(int status) => status switch
    {
        400 => "Dit verzoek klopt niet",
        403 => "U mag deze pagina niet zien",
        404 => "Deze pagina bestaat niet",
        413 => "Dit bestand is te groot",
        429 => "Even wachten",
        503 => "Het portaal is even niet beschikbaar",
        _ => "Er ging iets mis",
    };

    public static string Explanation(int status) => status switch
    {
        400 => "Ga terug naar de vorige pagina en probeer het opnieuw.",
        403 => "Uw account heeft hiervoor geen recht. Vraag het de beheerder van uw organisatie.",
        404 => "Het adres is niet (meer) in gebruik, of deze functie staat uit. Controleer het adres of begin bij de startpagina.",
        405 => "Deze pagina kan dit verzoek niet verwerken. Begin opnieuw bij de startpagina.",
        413 => "Kies een kleiner bestand of verdeel de gegevens over meer bestanden.",
        429 => "U deed dit te vaak achter elkaar. Probeer het over een paar minuten opnieuw.",
        503 => "Uw gegevens zijn niet gewijzigd. Probeer het over een paar minuten opnieuw.",
        _ => "Dat ligt niet aan u. Probeer het opnieuw. Lukt het weer niet, neem dan contact op.",
    };

    public const string ExpiredForm =
        "Deze pagina was te lang open, of u bent intussen uitgelogd. Uw gegevens zijn niet verzonden. "
        + "Ga terug om over te nemen wat u invulde, ververs de pagina en verstuur het formulier opnieuw.";
}
