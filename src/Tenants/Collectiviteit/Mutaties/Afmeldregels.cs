using System.Globalization;
using Collectiviteit.Deelnemers;
using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Mutaties;

/// <summary>The rules of deregistration, without a database: the page and the administration weigh the same ones.</summary>
public static class Afmeldregels
{
    /// <summary>Names of the fields that a refusal points to.</summary>
    public const string Einddatum = "Einddatum";
    public const string Reden = "Reden";
    public const string Gezin = "Gezin";

    /// <summary>Weighs the last day that counts (000-22) for one enrolment.</summary>
    public static Refusal? Datum(Deelname deelname, string naam, DateOnly einddatum, DateOnly vandaag, CollectiviteitSettings settings)
    {
        if (einddatum < deelname.Ingangsdatum)
        {
            return new("einddatum-voor-ingang", $"De einddatum ligt vóór de ingangsdatum van {naam} ({Show.Date(deelname.Ingangsdatum)}). Kies die dag of een latere.", Einddatum);
        }

        if (deelname.Einddatum is { } eind && eind <= einddatum)
        {
            return new("al-beeindigd", $"{naam} is al afgemeld tot en met {Show.Date(eind)}. Kies een eerdere dag, of laat het zo.", Einddatum);
        }

        if (einddatum < vandaag.AddDays(-settings.DagenTerug))
        {
            return new("einddatum-te-vroeg", $"Deze einddatum ligt te ver terug. De eerste dag die u kunt kiezen is {Show.Date(vandaag.AddDays(-settings.DagenTerug))}.", Einddatum);
        }

        return einddatum > vandaag.AddDays(settings.DagenVooruit)
            ? new("einddatum-te-laat", $"Deze einddatum ligt te ver vooruit. De laatste dag die u kunt kiezen is {Show.Date(vandaag.AddDays(settings.DagenVooruit))}.", Einddatum)
            : null;
    }

    /// <summary>Nobody dies ahead of time: the last day after a death is today or one that has passed.</summary>
    public static Refusal? Overlijdensdag(Afmeldreden reden, DateOnly einddatum, DateOnly vandaag) =>
        reden.Soort == RedenSoort.Overlijden && einddatum > vandaag
            ? new("overlijden-in-toekomst", $"Een dag van overlijden ligt niet in de toekomst. Kies {Show.Date(vandaag)} of een eerdere dag, of een andere reden.", Einddatum)
            : null;

    /// <summary>Whether a reason is about the employment, and so not for somebody of the family alone.</summary>
    public static bool IsVanWerknemer(Afmeldreden reden) => reden.Soort is RedenSoort.EindeDienstverband or RedenSoort.Pensioen;

    /// <summary>
    /// Weighs the reason (000-23): who leaves employment at the pension age or older, counted on the day after the end date, leaves
    /// because of pension and keeps the discount; who is younger cannot.
    /// </summary>
    /// <param name="werknemer">The employee among those who leave; null when only family leaves.</param>
    public static Refusal? PastReden(Afmeldreden reden, Lid? werknemer, DateOnly einddatum, CollectiviteitSettings settings)
    {
        if (!IsVanWerknemer(reden))
        {
            return null;
        }

        if (werknemer is null)
        {
            return new("reden-van-werknemer", $"De reden '{reden.Label}' hoort bij de werknemer zelf. Meld de werknemer af, of kies een andere reden.", Reden);
        }

        var pensioen = settings.Afmeldredenen.FirstOrDefault(r => r.Soort == RedenSoort.Pensioen);
        var leeftijd = Leeftijd.Op(einddatum.AddDays(1), werknemer.Deelname.Geboortedatum);
        var oudGenoeg = leeftijd >= settings.PensioenLeeftijd;
        return (reden.Soort, oudGenoeg) switch
        {
            (RedenSoort.EindeDienstverband, true) when pensioen is not null => new(
                "pensioenreden-nodig",
                $"{werknemer.Naam} is op {Show.Date(einddatum.AddDays(1))} {Getal(leeftijd)} jaar. Vanaf {Getal(settings.PensioenLeeftijd)} jaar kiest u '{pensioen.Label}': de korting blijft dan bestaan.",
                Reden),
            (RedenSoort.Pensioen, false) => new(
                "te-jong-voor-pensioenreden",
                $"{werknemer.Naam} is op {Show.Date(einddatum.AddDays(1))} {Getal(leeftijd)} jaar. '{reden.Label}' kan pas vanaf {Getal(settings.PensioenLeeftijd)} jaar. Kies een andere reden.",
                Reden),
            _ => null,
        };
    }

    /// <summary>
    /// Family takes part through the employee, so nobody stays behind when the employee leaves; only after a death may the family stay.
    /// </summary>
    public static Refusal? BlijftNiemandAchter(Afmeldreden reden, Lid werknemer, IEnumerable<Lid> achterblijvers) =>
        reden.Soort != RedenSoort.Overlijden && achterblijvers.Select(l => l.Naam).ToList() is { Count: > 0 } namen
            ? new("gezin-blijft-achter", $"{string.Join(" en ", namen)} is verzekerd via {werknemer.Naam}. Meld het hele gezin mee af, of alleen een gezinslid.", Gezin)
            : null;

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
