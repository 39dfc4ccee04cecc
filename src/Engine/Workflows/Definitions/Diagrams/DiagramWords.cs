using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>What a drawing shows, in sentences: for its description and for who reads rather than looks.</summary>
public static class DiagramWords
{
    /// <summary>One sentence per activity of a container: its name, how far it is, and what follows it.</summary>
    public static IEnumerable<string> Of(ActivityNode container, DiagramOptions options)
    {
        foreach (var node in container.Children.Select(c => c.Node).DefaultIfEmpty(container))
        {
            var state = DiagramMarks.Of(node, options) is { } mark ? $" ({DiagramMarks.Words(mark.State)}{(mark.Caption is null ? "" : $", {mark.Caption}")})" : "";
            yield return $"{node.Label}{state}{Next(container, node)}.";
        }
    }

    /// <summary>An outcome as people read it; those that a designer named stay as they are.</summary>
    public static string Outcome(string outcome) => outcome switch
    {
        ActivityType.DoneOutcome => "gewoon klaar",
        "True" => "ja",
        "False" => "nee",
        "Approved" => "goedgekeurd",
        "Rejected" => "afgewezen",
        "MoreInfo" => "meer informatie nodig",
        "Expired" => "verlopen",
        "Verified" => "gecontroleerd",
        "NeedsContact" => "eerst contact nodig",
        "Granted" => "toestemming gegeven",
        "Refused" => "geweigerd",
        "Undeliverable" => "mail kwam niet aan",
        "Signed" => "ondertekend",
        "Accepted" => "aangenomen",
        "Declined" => "niet aangenomen",
        "Uploaded" => "bestanden ontvangen",
        "Activated" => "geactiveerd",
        "Revoked" => "ingetrokken",
        "Free" => "nog geen aanvraag open",
        "AlreadyOpen" => "al een aanvraag open",
        "Conflict" => "status kon niet",
        "Created" => "gemaakt",
        "AlreadyExists" => "bestaat al",
        "AlreadySent" => "al verstuurd",
        "AlreadyActive" => "al actief",
        "NotFound" => "niet gevonden",
        "Failed" => "mislukt",
        "Timeout" => "te lang gewacht",
        "Delivered" => "afgeleverd",
        "Empty" => "niets gevonden",
        "Default" => "anders",
        "Faulted" => "fout",
        "Finished" => "klaar",
        "Cancelled" or "Canceled" => "geannuleerd",
        "Completed" => "afgerond",
        "Closed" => "gesloten",
        "Failed to connect" => "niet bereikbaar",
        "Unmatched status code" => "ander antwoord",
        _ => outcome,
    };

    private static string Next(ActivityNode container, ActivityNode node)
    {
        var next = container.Connections.Where(c => c.SourceId == node.Id)
            .Select(c => (c.SourcePort ?? ActivityType.DoneOutcome) == ActivityType.DoneOutcome ? $"daarna {LabelOf(container, c.TargetId)}" : $"bij {Outcome(c.SourcePort ?? ActivityType.DoneOutcome)}: {LabelOf(container, c.TargetId)}");
        return string.Join("", next.Select(n => $"; {n}"));
    }

    private static string LabelOf(ActivityNode container, string id) => container.Children.FirstOrDefault(c => c.Node.Id == id)?.Node.Label ?? id;
}
