namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Where a failed request can be done over: the form of its kind, filled with what was asked.</summary>
internal static class Hersteladres
{
    /// <summary>Parameter of an address that names the failed request.</summary>
    public const string Parameter = "herstel";

    /// <returns>Null when nothing is to be done over; an id that nothing has when the text is no id.</returns>
    public static Guid? Lees(string? tekst) => string.IsNullOrEmpty(tekst) ? null : Guid.TryParse(tekst, out var id) ? id : Guid.Empty;

    /// <summary>The feature that the form belongs to, and its address.</summary>
    public static (string Feature, string Adres) Van(Mutatie mutatie) => mutatie switch
    {
        { Soort: MutatieSoort.Aanmelding, DeelnameId: { } eerder } => (Features.HerAanmelden, $"verzekerden/{eerder}/her-aanmelden"),
        { Soort: MutatieSoort.Aanmelding } => (Features.Aanmelden, $"deelnemers/nieuw?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Afmelding } => (Features.Afmelden, $"verzekerden/{mutatie.DeelnameId}/afmelden?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Werknemersnummer } => (Features.Werknemersnummer, $"verzekerden/{mutatie.DeelnameId}/werknemersnummer?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Wissel } => (Features.Wissel, $"verzekerden/{mutatie.DeelnameId}/collectiviteit?{Parameter}={mutatie.Id}"),
    };
}
