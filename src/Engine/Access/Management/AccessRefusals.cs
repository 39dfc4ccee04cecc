using Engine.Modules;

namespace Engine.Access.Management;

/// <summary>Why a change of somebody's access is refused.</summary>
public static class AccessRefusals
{
    public static readonly Refusal Unknown = new("access.unknown", "Deze gebruiker staat niet (meer) in uw overzicht.");

    public static readonly Refusal BeyondReach = new("access.beyond-reach", "U kunt alleen rollen en contracten geven die u zelf mag uitdelen.", "Toegang");

    public static readonly Refusal OwnElevation = new("access.own-elevation", "U kunt uzelf geen extra rollen of contracten geven. Vraag een andere beheerder van uw organisatie, of neem contact met ons op.", "Toegang");

    public static readonly Refusal LastManager = new("access.last-manager", "Er moet iemand overblijven die de gebruikers beheert. Geef eerst een collega dezelfde rol.", "Toegang");

    public static readonly Refusal Nothing = new("access.nothing", "Kies ten minste één rol.", "Toegang");

    public static readonly Refusal NothingLeft = new("access.nothing-left", "Zonder rol kan deze persoon niets meer. Kies ten minste één rol, of stop de toegang hieronder.", "Toegang");

    public static readonly Refusal NotWhollyYours = new("access.not-wholly-yours", "Deze persoon heeft ook toegang die u niet beheert. Haal de toegang weg die u wel beheert, of neem contact met ons op.");

    public static readonly Refusal Overtaken = new("access.overtaken", "Deze gegevens zijn zojuist op een andere plek gewijzigd. Bekijk ze opnieuw en probeer het nog een keer.");
}
