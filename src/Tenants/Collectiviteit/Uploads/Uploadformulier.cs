using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Bulk;

namespace Collectiviteit.Uploads;

/// <summary>The form of registrations and deregistrations together (001-31): its columns, their meaning and the lists to choose from.</summary>
internal static class Uploadformulier
{
    public const string Id = "collectiviteit.upload";

    public const string Aanmelding = "Aanmelding";
    public const string Afmelding = "Afmelding";

    /// <summary>Ids of columns that the rules of enrolment do not name themselves; the others are called after <see cref="AanmeldInvoer"/>.</summary>
    public const string Soort = "Soort";
    public const string Contract = "Contract";
    public const string Datum = "Datum";
    public const string Relatienummer = "Relatienummer";
    public const string Reden = "Reden";

    private const string ZonderNummer = "ja, behalve bij een afmelding met een relatienummer of referentienummer";

    // the columns depend on it, so a file from before it changed is told from one of now
    private static int Versie(CollectiviteitSettings settings) => settings.BsnVerplicht ? 2 : 1;

    /// <param name="contracten">Numbers to choose from.</param>
    public static SheetDefinition Maak(IReadOnlyList<string> contracten, CollectiviteitSettings settings) => new(Id, Versie(settings), "Aan- en afmeldingen", Kolommen(contracten, settings))
    {
        Title = "Upload aan- en afmeldingen",
        Instructions =
        [
            "Vul op het tabblad 'Aan- en afmeldingen' per persoon één regel in. Aanmeldingen en afmeldingen mogen door elkaar staan.",
            "Gebruik elke keer een nieuw, leeg formulier. Verander de kopregel en de tabbladen niet.",
            "Bewaar het bestand als Excel-werkmap (.xlsx) en verstuur het in het portaal bij 'Upload aan- en afmeldingen'.",
            settings.GevolgAanmelden,
            settings.GevolgAfmelden,
            "Neem de gegevens over van het paspoort of de ID-kaart. Wij controleren ze met de Basisregistratie Personen (BRP).",
            "Gaat een werknemer weg? Dan melden wij het gezin mee af. Alleen na een overlijden blijft het gezin verzekerd.",
        ],
    };

    private static IReadOnlyList<SheetColumn> Kolommen(IReadOnlyList<string> contracten, CollectiviteitSettings settings) =>
    [
        new(Soort, "Soort", SheetType.Choice)
        {
            IsRequired = true, Choices = [Aanmelding, Afmelding], Identifies = true, Example = Aanmelding, Width = 14, Instruction = "Kies aanmelding of afmelding.",
        },
        new(Contract, "Contract", SheetType.Choice)
        {
            IsRequired = true, Choices = contracten, Identifies = true, Example = contracten.Count > 0 ? contracten[0] : "", Width = 12, Instruction = "Het nummer van het contract waarvoor u iemand aan- of afmeldt.",
        },
        new(Datum, "Datum", SheetType.Date)
        {
            IsRequired = true, Identifies = true, Example = "01-05-2026", Width = 13,
            Instruction = $"Bij een aanmelding: de eerste dag. Bij een afmelding: de laatste dag die nog meetelt (t/m). {Afmeldtekst.Einddatumhint(settings)}",
        },
        new(Relatienummer, "Relatienummer", SheetType.Text)
        {
            MaximumLength = 20, Identifies = true, Example = "1000000001", Instruction = "Het nummer van de persoon bij ons, als u het weet. Bij een nieuwe persoon laat u het leeg.",
        },
        new(nameof(AanmeldInvoer.Voorletters), "Voorletters", SheetType.Text)
        {
            NeededWhen = ZonderNummer, MaximumLength = 20, Identifies = true, Example = "J.A.", Width = 12, Instruction = "Altijd bij een aanmelding. Bij een afmelding alleen als u geen nummer invult.",
        },
        new(nameof(AanmeldInvoer.Voornaam), "Voornaam", SheetType.Text) { MaximumLength = 80, Example = "Johanna", Instruction = "De roepnaam of eerste voornaam." },
        new(nameof(AanmeldInvoer.Tussenvoegsel), "Tussenvoegsel", SheetType.Text) { MaximumLength = 20, Identifies = true, Example = "van der", Width = 14, Instruction = "Bijvoorbeeld: de, van der, el." },
        new(nameof(AanmeldInvoer.Achternaam), "Achternaam", SheetType.Text)
        {
            NeededWhen = ZonderNummer, MaximumLength = Naam.MaximumLengte, Identifies = true, Example = "Poel", Width = 26, Instruction = "Zoals in het paspoort, met alle accenten.",
        },
        new(nameof(AanmeldInvoer.Geboortedatum), "Geboortedatum", SheetType.Date) { NeededWhen = ZonderNummer, Identifies = true, Example = "17-03-1985", Width = 14, Instruction = "Dag-maand-jaar." },
        new(nameof(AanmeldInvoer.Geslacht), "Geslacht", SheetType.Choice) { Choices = ["man", "vrouw"], Example = "vrouw", Width = 10, Instruction = "Man of vrouw." },
        .. Bsn(settings),
        new(nameof(AanmeldInvoer.Werknemersnummer), "Extern referentienummer", SheetType.Text)
        {
            MaximumLength = Deelname.LangsteWerknemersnummer, Identifies = true, Example = "LN-00007",
            Instruction = "Uw eigen nummer voor deze persoon, bijvoorbeeld het salarisnummer. U ziet het terug in de lijsten. Bij een afmelding vinden wij de persoon hiermee.",
        },
        new(Reden, "Reden van afmelden", SheetType.Choice)
        {
            NeededWhen = "bij een afmelding", Choices = [.. settings.Afmeldredenen.Select(r => r.Label)], Example = settings.Afmeldredenen[0].Label, Width = 26, Instruction = "Alleen bij een afmelding.",
        },
        new(nameof(AanmeldInvoer.Straat), "Straat", SheetType.Text) { Example = "ul. Polna", Instruction = "Adres in het land van herkomst. Niet verplicht, wel nodig als u later een S1-formulier aanvraagt." },
        new(nameof(AanmeldInvoer.Huisnummer), "Huisnummer", SheetType.Text) { MaximumLength = 20, Example = "12a", Width = 12, Instruction = "Met toevoeging." },
        new(nameof(AanmeldInvoer.Postcode), "Postcode", SheetType.Text) { MaximumLength = 10, Example = "00-622", Width = 10, Instruction = "Zoals in dat land gebruikelijk." },
        new(nameof(AanmeldInvoer.Woonplaats), "Woonplaats", SheetType.Text) { MaximumLength = 80, Example = "Warszawa", Instruction = "De plaats van dit adres." },
        new(nameof(AanmeldInvoer.Land), "Land", SheetType.Choice) { Choices = [.. Landen.Alle.Select(l => l.Naam)], Example = "Polen", Instruction = "Het land van dit adres." },
    ];

    // a file goes round, so it asks for the BSN only where nobody is enrolled without one (001-29)
    private static IEnumerable<SheetColumn> Bsn(CollectiviteitSettings settings) => !settings.BsnVerplicht ? [] :
    [
        new(nameof(AanmeldInvoer.Bsn), "BSN", SheetType.Text) { MaximumLength = 12, Example = "999900006", Width = 12, Instruction = "De 9 cijfers van het burgerservicenummer." },
    ];
}
