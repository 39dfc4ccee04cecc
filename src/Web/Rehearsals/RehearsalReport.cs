using System.Text.Json.Nodes;
using Engine.Ui;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Values;

namespace Web.Rehearsals;

/// <summary>What a rehearsal showed, for programs and for people.</summary>
internal static class RehearsalReport
{
    public static object Json(RehearsalResult result) => new
    {
        result.Lines,
        Tasks = result.Tasks.Select(t => new { Name = t.TaskName, t.Source.ActivityId, Payload = Plain(t.Payload) }),
        Mails = result.Mails.Select(m => new { m.From, m.To, m.Cc, m.Bcc, m.Subject, m.Body, Attachments = Plain(m.Attachments) }),
        Bookmarks = result.Bookmarks.Select(b => new { b.Name, b.ActivityId, Payload = Plain(b.Payload), b.CreatedAt, b.DueAt }),
        Incidents = result.Incidents.Select(i => new { i.ActivityId, i.Type, i.Message, i.Code, i.Category, i.Timestamp }),
        Outputs = Plain(result.Outputs),
        Status = result.Status.ToString(),
        SubStatus = result.SubStatus.ToString(),
    };

    /// <summary>What happened, in order, and how it ended.</summary>
    public static IEnumerable<string> Lines(RehearsalResult result)
    {
        foreach (var line in result.Effects.Select(Line).OfType<string>())
        {
            yield return line;
        }

        foreach (var (name, value) in result.Outputs)
        {
            yield return $"Uitkomst   {name} = {PlainJson.Write(value)}";
        }

        foreach (var waiting in result.Bookmarks)
        {
            yield return $"Wacht nog  {waiting.Name} ({waiting.ActivityId})";
        }

        yield return $"Einde      {result.SubStatus}";
    }

    private static string? Line(Effect effect) => effect switch
    {
        LineWritten line => $"Regel      {line.Text}",
        TaskRequested task => $"Taak       {task.TaskName} {PlainJson.Write(task.Payload)}",
        MailRequested { Mail: var mail } => $"Mail       aan {string.Join(", ", mail.To)}: {mail.Subject}",
        HttpRequested { Request: var request } => $"Verzoek    {request.Method} {request.Url}",
        EventPublished told => $"Meldt      {told.EventName}",
        ChildDispatched child => $"Start      {child.DefinitionId}",
        BookmarkMade { Bookmark: var mark } => $"Wacht      {mark.Name} ({mark.ActivityId}){(mark.DueAt is { } due ? $" tot {Show.Moment(due)}" : "")}",
        IncidentRaised { Incident: var incident } => $"Fout       {incident.ActivityId}: {incident.Message}",
        _ => null,
    };

    // numbers that JSON does not have are left out, as in all JSON of workflows
    private static JsonNode? Plain(object? value) => JsonNode.Parse(PlainJson.Write(value));
}
