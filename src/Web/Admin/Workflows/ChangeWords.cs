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
        _ => field,
    };
}
