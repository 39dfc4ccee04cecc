using Engine.Calendar;
using Engine.Ui;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Incidents;
using Web.Tasks;

namespace Web.Admin.Workflows;

/// <summary>Workflows and their instances in Dutch.</summary>
internal static class WorkflowWords
{
    public static string State(WorkflowSubStatus state) => state switch
    {
        WorkflowSubStatus.Pending => "Begint zo",
        WorkflowSubStatus.Executing => "Bezig",
        WorkflowSubStatus.Suspended => "Wacht",
        WorkflowSubStatus.Finished => "Klaar",
        WorkflowSubStatus.Cancelled => "Geannuleerd",
        WorkflowSubStatus.Faulted => "Gestopt door een fout",
    };

    /// <summary>Where an instance is, as a sentence.</summary>
    public static string Now(InstanceFile.Detail instance) => instance.State switch
    {
        WorkflowSubStatus.Pending or WorkflowSubStatus.Executing => "Het proces is bezig.",
        WorkflowSubStatus.Suspended when instance.Waits.Count > 0 => $"Het proces wacht nu op: {string.Join(", ", instance.Waits.Select(w => instance.LabelOf(w.ActivityId)).Distinct())}.",
        WorkflowSubStatus.Suspended => "Het proces wacht.",
        WorkflowSubStatus.Finished => "Het proces is klaar.",
        WorkflowSubStatus.Cancelled => "Het proces is geannuleerd.",
        WorkflowSubStatus.Faulted => "Het proces is weer gestopt door een fout.",
    };

    /// <summary>A type of values; one that only designers use keeps its name.</summary>
    public static string Type(string type) => type switch
    {
        "String" => "tekst",
        "Boolean" => "ja of nee (true of false)",
        "Int32" or "Int64" => "heel getal",
        "Decimal" or "Double" => "getal",
        "DateTimeOffset" or "DateTime" => "datum en tijd",
        "Date" or "DateOnly" => "datum",
        "TimeSpan" => "tijdsduur, zoals 1.00:00:00 voor een dag",
        "List<String>" or "String[]" => "lijst van teksten, zoals [\"a\", \"b\"]",
        "Object" or "ObjectDictionary" => "gegevens als JSON",
        _ => type,
    };

    /// <summary>What happened to a step, as the journal tells it.</summary>
    public static string Event(string name) => name switch
    {
        "Started" => "Bezig",
        "Suspended" => "Wacht",
        "Resumed" => "Verder gegaan",
        "Completed" => "Klaar",
        "Canceled" => "Afgebroken",
        "Faulted" => "Fout",
        "Heavy" => "De gegevens zijn groter dan 1 MB",
        "Moved" => "Naar een andere versie",
        "NotMoved" => "Kon niet naar een andere versie",
        _ => name,
    };

    /// <summary>A line of the journal: where the step is now, or how it ended.</summary>
    public static string Happened(InstanceFile.Line line) => (line.Event, line.Detail) switch
    {
        ("Moved" or "NotMoved", { } detail) => $"{Event(line.Event)}: {detail}",
        ("Completed", { } outcomes) => string.Join(", ", outcomes.Split(", ").Select(Outcome)),
        _ => Event(line.Event),
    };

    /// <summary>An outcome at the beginning of a cell; one that a designer named stays as it is.</summary>
    public static string Outcome(string outcome) => DiagramWords.Outcome(outcome) is { Length: > 0 } word ? $"{char.ToUpper(word[0], Show.Dutch)}{word[1..]}" : outcome;

    public static string Fault(string type) => IncidentWords.Of(type);

    public static string Resolution(InstanceFile.Fault fault) => (fault.Resolution, fault.ResolvedBy) switch
    {
        (null, null) => "Open",
        (null, { } by) => $"{by} heeft beslist; het proces gaat zo verder",
        ("retried", var by) => $"Opnieuw gedaan door {by ?? "het portaal"}",
        ("skipped", var by) => $"Overgeslagen door {by ?? "het portaal"}",
        _ => "Gesloten",
    };

    public static string Import(ImportItem item) => (item.Outcome, item.Publish) switch
    {
        (ImportOutcome.Created, false) => "Nieuwe workflow, als concept",
        (ImportOutcome.Created, true) => "Nieuwe workflow, meteen gepubliceerd",
        (ImportOutcome.DraftChanged, false) => "Het concept wordt vervangen",
        (ImportOutcome.DraftChanged, true) => "Het concept wordt vervangen en gepubliceerd",
        (ImportOutcome.DraftAdded, false) => "Nieuw concept",
        (ImportOutcome.DraftAdded, true) => "Nieuwe versie, meteen gepubliceerd",
        (ImportOutcome.Unchanged, _) => "Niets: dit staat er al",
        (ImportOutcome.Refused, _) => "Niets: dit bestand kan niet",
    };

    public static string Version(DefinitionFile.Version version) =>
        version.IsDraft ? "Concept" : version.IsPublished ? "Gepubliceerd" : "Eerdere versie";

    public static string MadeBy(DefinitionFile.Version version) =>
        $"{Show.Moment(version.At)} door {version.By ?? (version.Origin == VersionOrigin.File ? "een bestand van het portaal" : "het portaal")}";

    /// <summary>Who may let a step go on.</summary>
    public static string Who(InstanceFile.Wait wait) => wait.Who ?? (wait.DueAt is null ? "Een ander systeem of proces" : "De klok");

    /// <summary>Until when a step waits.</summary>
    public static string Until(InstanceFile.Wait wait, WorkingDays calendar) => wait.DueAt is { } due ? Show.Moment(due)
        : wait.PromisedAt is { } promised ? $"Tot iemand reageert, uiterlijk {TaskWords.Due(promised, calendar)}" : "Tot iemand reageert";
}
