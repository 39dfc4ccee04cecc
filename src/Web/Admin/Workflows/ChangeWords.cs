using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Comparing;
using Engine.Workflows.Definitions.Diagrams;

namespace Web.Admin.Workflows;

/// <summary>What differs between two versions, in Dutch.</summary>
internal static class ChangeWords
{
    public static string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "Toegevoegd",
        ChangeKind.Removed => "Verwijderd",
        ChangeKind.Changed => "Gewijzigd",
    };

    /// <summary>A connection as a sentence.</summary>
    public static string Connection(ConnectionChange change) =>
        change.Port is null or ActivityType.DoneOutcome ? $"van {change.Source} naar {change.Target}" : $"van {change.Source} bij {DiagramWords.Outcome(change.Port)} naar {change.Target}";

    /// <summary>What people call the type of an activity; a type alias stays as it is.</summary>
    public static string Type(string type) => ActivityCatalogue.Default.Find(type)?.Title ?? type;

    /// <summary>A field of a file; fields of activities that only designers know keep their name.</summary>
    public static string Field(string field) => field switch
    {
        "name" => "naam",
        "description" => "beschrijving",
        "designer" => "plaats in het schema",
        "displayText" => "tekst in het schema",
        "container" => "staat in",
        "order" => "volgorde",
        "cases" => "gevallen",
        "type" or "typeName" => "soort",
        "options" => "instellingen",
        "outcomes" => "uitkomsten",
        "customProperties" => "eigenschappen",
        "isReadonly" => "vastgezet",
        "value" or "defaultValue" => "waarde",
        _ => Inputs.GetValueOrDefault(field, field),
    };

    /// <summary>Inputs of activities as a reader knows them; an input of one that only designers use keeps its name.</summary>
    private static readonly Dictionary<string, string> Inputs = new(StringComparer.Ordinal)
    {
        ["allowedFrom"] = "mag alleen vanuit", ["arguments"] = "gegevens voor de koppeling", ["attachments"] = "bijlagen", ["bcc"] = "blinde kopie aan", ["body"] = "tekst van de mail",
        ["calendarKey"] = "kalender", ["cc"] = "kopie aan", ["channels"] = "hoe het bericht komt", ["checklist"] = "controlelijst", ["condition"] = "voorwaarde", ["connectorKey"] = "koppeling",
        ["consentId"] = "toestemming", ["content"] = "inhoud", ["correctable"] = "mag verbeterd worden", ["correlationId"] = "hoort bij", ["cronExpression"] = "vast tijdstip", ["data"] = "gegevens",
        ["dateTime"] = "moment", ["days"] = "dagen", ["decisions"] = "besluiten", ["documentId"] = "document", ["documentKinds"] = "soorten bestanden", ["email"] = "e-mailadres",
        ["eventName"] = "gebeurtenis", ["excludeEmails"] = "wie niet mag besluiten (e-mailadres)", ["excludeRequester"] = "aanvrager mag niet besluiten", ["excludeUserIds"] = "wie niet mag besluiten (account)",
        ["expiresAfter"] = "verloopt na", ["expiresAfterWorkingDays"] = "verloopt na werkdagen", ["expiresAt"] = "verloopt op", ["fileName"] = "bestandsnaam", ["formKey"] = "formulier",
        ["format"] = "bestandssoort", ["from"] = "afzender", ["input"] = "invoer", ["inputs"] = "invoer", ["items"] = "onderdelen", ["key"] = "sleutel", ["language"] = "taal", ["linkLifetime"] = "geldigheid van de link",
        ["maxFiles"] = "hoogste aantal bestanden", ["message"] = "melding", ["model"] = "gegevens voor de tekst", ["once"] = "maar één keer", ["operation"] = "opdracht", ["organisationId"] = "organisatie",
        ["outputName"] = "naam van de uitkomst", ["outputValue"] = "waarde van de uitkomst", ["ownerId"] = "van wie het document is", ["ownerType"] = "soort eigenaar", ["payload"] = "meegestuurde gegevens",
        ["providerId"] = "zorgverlener", ["publicNote"] = "toelichting voor de aanvrager", ["purposeKey"] = "doel", ["queryKey"] = "selectie", ["queue"] = "werkvoorraad", ["reminders"] = "herinneringen",
        ["requestId"] = "aanvraag", ["requiredApprovals"] = "aantal goedkeuringen", ["retention"] = "bewaartermijn", ["roles"] = "rollen", ["ruleKey"] = "regel", ["shownData"] = "getoonde gegevens",
        ["signerEmail"] = "e-mailadres van wie tekent", ["signerName"] = "naam van wie tekent", ["status"] = "status", ["subject"] = "onderwerp", ["subjectEmail"] = "e-mailadres van de persoon",
        ["subjectName"] = "naam van de persoon", ["taskName"] = "naam van de taak", ["templateKey"] = "tekst", ["text"] = "tekst", ["textKey"] = "tekst", ["textVersion"] = "versie van de tekst",
        ["timeSpan"] = "tijdsduur", ["timeout"] = "langste wachttijd", ["title"] = "titel", ["to"] = "aan", ["url"] = "adres", ["userId"] = "account", ["userIds"] = "accounts", ["variable"] = "variabele",
        ["visibleTo"] = "wie het document ziet", ["waitForCompletion"] = "wacht tot het klaar is", ["waitForDelivery"] = "wacht tot de mail aankomt", ["workflowDefinitionId"] = "workflow",
    };
}
