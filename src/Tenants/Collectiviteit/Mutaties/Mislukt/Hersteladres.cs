using Collectiviteit.Deelnemers;
using Engine.Features;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Where a failed request can be done over: the form of its kind, filled with what was asked.</summary>
internal static class Hersteladres
{
    /// <summary>Parameter of an address that names the failed request.</summary>
    public const string Parameter = "herstel";

    /// <returns>Null when nothing is to be done over; an id that nothing has when the text is no id.</returns>
    public static Guid? Lees(string? tekst) => string.IsNullOrEmpty(tekst) ? null : Guid.TryParse(tekst, out var id) ? id : Guid.Empty;

    /// <summary>What the user does instead where the enrolment is over.</summary>
    public const string Voorbij = "Opnieuw indienen kan niet meer, omdat deze deelname voorbij is. Zoek de persoon op om te zien of er een latere deelname is.";

    /// <summary>Whether the form could only refuse: what is over is changed no more, and only who left can come back.</summary>
    /// <param name="afgerond">See <see cref="Dossiers.AfgerondAsync"/>.</param>
    public static bool IsVoorbij(Mutatie mutatie, IReadOnlySet<Guid> afgerond) => mutatie is { Soort: not MutatieSoort.Aanmelding, DeelnameId: { } deelname } && afgerond.Contains(deelname);

    /// <summary>Address of the form.</summary>
    /// <returns>Null where this person does not have it.</returns>
    public static string? Voor(Mutatie mutatie, FeatureView features) =>
        Vormen(mutatie).Where(v => features.Shows(v.Feature, mutatie.ContractId)).Select(v => v.Adres).FirstOrDefault();

    // somebody new is enrolled with one form or in steps, as the audience has it
    private static IEnumerable<(string Feature, string Adres)> Vormen(Mutatie mutatie) => mutatie is { Soort: MutatieSoort.Aanmelding, DeelnameId: null }
        ? [(Features.Aanmelden, $"deelnemers/nieuw?{Parameter}={mutatie.Id}"), (Features.AanmeldenGezin, $"deelnemers/gezin?{Parameter}={mutatie.Id}")]
        : [Vorm(mutatie)];

    private static (string Feature, string Adres) Vorm(Mutatie mutatie) => mutatie switch
    {
        { Soort: MutatieSoort.Aanmelding } => (Features.HerAanmelden, $"verzekerden/{mutatie.DeelnameId}/her-aanmelden?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Afmelding } => (Features.Afmelden, $"verzekerden/{mutatie.DeelnameId}/afmelden?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Werknemersnummer } => (Features.Werknemersnummer, $"verzekerden/{mutatie.DeelnameId}/werknemersnummer?{Parameter}={mutatie.Id}"),
        { Soort: MutatieSoort.Wissel } => (Features.Wissel, $"verzekerden/{mutatie.DeelnameId}/collectiviteit?{Parameter}={mutatie.Id}"),
    };
}
