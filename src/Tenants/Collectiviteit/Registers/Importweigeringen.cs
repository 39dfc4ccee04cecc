using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Registers;

/// <summary>Why an import does not go on, in words for who asked.</summary>
public static class Importweigeringen
{
    /// <summary>Name of the input with the number that disappears.</summary>
    public const string VeldAantal = "Aantal";

    public static Refusal GeenBestand { get; } = new("register.geen-bestand", "Kies eerst een bestand.", "Bestand");

    public static Refusal GeenRegister { get; } = new("register.onbekend", "Kies om welk register het gaat.", "Register");

    public static Refusal AnderBericht { get; } = new("idempotency-key-hergebruikt", "Met deze Idempotency-Key stuurde u eerder een ander bestand. Kies voor elk bestand een andere.");

    public static Refusal NietKlaar { get; } = new("register.niet-vergeleken", "Deze import is nog niet vergeleken, of is al uitgevoerd of gestopt. Ververs de pagina om te zien hoe het ervoor staat.");

    public static Refusal AnderBestand { get; } = new("register.ander-bestand", "Dit is niet het bestand dat u hebt beoordeeld. Open de import opnieuw en beoordeel de verschillen.");

    public static Refusal Ingehaald { get; } = new("register.ingehaald", "Een eerdere import van dit bestand werd net gestopt. Stuur het bestand opnieuw.");

    public static Refusal NietStoppen { get; } = new("register.niet-stoppen", "Deze import is al klaar. Er valt niets meer te stoppen.");

    public static Refusal EindigtNiet { get; } = new("register.eindigt-niet", "In dit register of met dit bestand wordt niets beëindigd. Voer de import uit zonder beëindigen.");

    public static Refusal EerstVerbeteren { get; } = new(
        "register.eerst-verbeteren", "Er zijn regels geweigerd. Wie in zo'n regel staat zou eindigen alsof die niet in het bestand staat. Verbeter eerst die regels, of voer de import uit zonder beëindigen.");

    public static Refusal Bezig(string door, DateTimeOffset sinds) => new(
        "register.bezig", $"Er wordt al een import uitgevoerd, van {door}, ontvangen op {Show.Moment(sinds)}. Er kan er één tegelijk. Wacht tot die klaar is en probeer het opnieuw.");

    public static Refusal TeVeel(int aantal, int omvang, int grens) => new(
        "register.te-veel-verdwenen",
        $"Er {(aantal == 1 ? "zou" : "zouden")} er {Show.Number(aantal)} van de {Show.Number(omvang)} eindigen. Dat is meer dan {Show.Number(grens)} %. Klopt dat? Vul dan het aantal in dat eindigt. Anders is het bestand misschien niet volledig.", VeldAantal);
}
