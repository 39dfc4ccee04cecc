using System.Text.Json.Nodes;
using Engine.Ui;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Web.Rehearsals;

/// <summary>What a rehearsal showed, for programs and for people.</summary>
internal static class RehearsalReport
{
    private const string Indent = "           ";

    public static object Json(RehearsalResult result, RehearsalTexts texts) => new
    {
        result.Lines,
        Tasks = result.Tasks.Select(t => new { Name = t.TaskName, t.Source.ActivityId, Payload = Plain(t.Payload) }),
        Answers = AnswersOf(result).Select(a => new { a.ActivityId, Outcomes = a.Outcomes.ToArray() }),
        Mails = result.Effects.Select(e => MailOf(e, texts)).OfType<MailDraft>().Select(m => new { m.From, m.To, m.Cc, m.Bcc, m.Subject, m.Body, Attachments = Plain(m.Attachments) }),
        Bookmarks = result.Bookmarks.Select(b => new { b.Name, b.ActivityId, Payload = Plain(b.Payload), b.CreatedAt, b.DueAt }),
        Incidents = result.Incidents.Select(i => new { i.ActivityId, i.Type, i.Message, i.Code, i.Category, i.Timestamp }),
        Outputs = Plain(result.Outputs),
        Status = result.Status.ToString(),
        SubStatus = result.SubStatus.ToString(),
    };

    /// <summary>What happened, in order. What people receive stands there as they receive it.</summary>
    public static IEnumerable<string> Lines(RehearsalResult result, RehearsalTexts texts)
    {
        var asked = AskedIn(result);
        foreach (var line in result.Effects.Select(e => e is JournalRecord { Event: JournalEvent.Completed } ended && asked.Contains(ended.ContextId) ? Answer(ended) : Line(e, texts)).OfType<string>())
        {
            yield return line;
        }

        foreach (var (name, value) in result.Outputs)
        {
            yield return $"Uitkomst   {name} = {PlainJson.Write(value)}";
        }

        foreach (var waiting in result.Bookmarks)
        {
            yield return $"Wacht nog  {Title(waiting.Name)} ({waiting.ActivityId})";
        }
    }

    // how each piece of work that somebody does ended
    private static IEnumerable<JournalRecord> AnswersOf(RehearsalResult result)
    {
        var asked = AskedIn(result);
        return result.Journal.Where(j => j.Event == JournalEvent.Completed && asked.Contains(j.ContextId));
    }

    private static HashSet<int> AskedIn(RehearsalResult result) => [.. result.Tasks.Select(t => t.Source.ContextId)];

    private static string Answer(JournalRecord ended) =>
        $"Antwoord   {ended.Name ?? ended.ActivityId}: {string.Join(", ", ended.Outcomes.DefaultIfEmpty(ActivityType.DoneOutcome).Select(DiagramWords.Outcome))}";

    private static MailDraft? MailOf(Effect effect, RehearsalTexts texts) => effect switch
    {
        MailRequested mail => mail.Mail,
        WorkRequested { TypeName: PortalActivities.SendMail } work when texts.Of(work) is var (subject, body) =>
            new(null, Texts(work, "to"), [], [], subject, body, work.Inputs.GetValueOrDefault("attachments") as IReadOnlyList<object?> ?? []),
        _ => null,
    };

    private static string? Line(Effect effect, RehearsalTexts texts) => effect switch
    {
        LineWritten line => $"Regel      {line.Text}",
        TaskRequested task => $"Taak       {task.TaskName} {PlainJson.Write(task.Payload)}",
        MailRequested { Mail: var mail } => $"Mail       aan {string.Join(", ", mail.To)}: {mail.Subject}{Indented(mail.Body)}",
        WorkRequested work => Work(work, texts),
        WorkReminded reminded => $"Herinnert  {Title(reminded.TypeName)} ({reminded.Source.ActivityId})",
        HttpRequested { Request: var request } => $"Verzoek    {request.Method} {request.Url}",
        EventPublished told => $"Meldt      {told.EventName}",
        ChildDispatched child => $"Start      {child.DefinitionId}",
        // work tells by itself what it waits for, and until when
        BookmarkMade { Bookmark: var mark } when IsOfWork(mark) => null,
        BookmarkMade { Bookmark: var mark } => $"Wacht      {Title(mark.Name)} ({mark.ActivityId}){Until(mark.DueAt, "tot")}",
        IncidentRaised { Incident: var incident } => $"Fout       {incident.ActivityId}: {incident.Message}",
        _ => null,
    };

    private static bool IsOfWork(Bookmark mark) =>
        mark.Name.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal) && mark.Name != PortalActivities.WaitWorkingDays;

    private static string Work(WorkRequested work, RehearsalTexts texts) => work.TypeName switch
    {
        PortalActivities.SendMail => $"Mail       aan {string.Join(", ", Texts(work, "to"))}: {Sent(work, texts)}",
        PortalActivities.NotifyUser => $"Bericht    aan {Readers(work)}: {Sent(work, texts)}",
        PortalActivities.SetRequestStatus => $"Status     {Text(work, "status")}{(Text(work, "publicNote") is { Length: > 0 } note ? $", met de toelichting: {note}" : "")}",
        PortalActivities.AwaitConsent => $"Vraag      om toestemming, per mail aan {Text(work, "subjectEmail")}{Until(work.DueAt, "tot")}",
        PortalActivities.AwaitSignature => $"Vraag      om een handtekening, per mail aan {Text(work, "signerEmail")}{Until(work.DueAt, "tot")}",
        PortalActivities.AwaitApproval or PortalActivities.AwaitVerification or PortalActivities.AwaitUpload or PortalActivities.AwaitProvider =>
            $"Taak       {Text(work, "title") ?? Title(work.TypeName)}, voor {For(work)}{Until(work.DueAt, "uiterlijk")}{Indented(Shown(work))}",
        _ when work.WorkId is not null => $"Wacht      {Title(work.TypeName)} ({work.Source.ActivityId}){Until(work.DueAt, "tot")}",
        _ => $"Werk       {Title(work.TypeName)} ({work.Source.ActivityId})",
    };

    private static string Sent(WorkRequested work, RehearsalTexts texts) => texts.Of(work) is var (subject, body) ? $"{subject}{Indented(body)}" : "";

    // what a person who does it sees, with the names under which it stands there
    private static string Shown(WorkRequested work) =>
        string.Join('\n', (work.Inputs.GetValueOrDefault("data") ?? work.Inputs.GetValueOrDefault("subject")) is IReadOnlyDictionary<string, object?> data
            ? data.Where(d => d.Value is not null).Select(d => $"{d.Key}: {(d.Value is IReadOnlyList<object?> list ? string.Join(", ", list) : d.Value as string ?? PlainJson.Write(d.Value))}") : []);

    private static string For(WorkRequested work)
    {
        var who = Texts(work, "roles") is { Count: > 0 } roles ? $"{(roles.Count == 1 ? "de rol" : "de rollen")} {string.Join(", ", roles)}"
            : Text(work, "queue") is { Length: > 0 } queue ? $"de werkvoorraad {queue}"
            : Text(work, "providerId") is { Length: > 0 } provider ? $"zorgverlener {provider}"
            : Text(work, "userId") is { Length: > 0 } account ? $"account {account}"
            : "niemand";
        return Text(work, "organisationId") is { Length: > 0 } organisation ? $"{who} van organisatie {organisation}" : who;
    }

    private static string Readers(WorkRequested work) =>
        string.Join(", ", Texts(work, "userIds").Select(u => $"account {u}").Concat(Texts(work, "roles").Select(r => $"de rol {r}")).DefaultIfEmpty("niemand"));

    private static string Until(DateTimeOffset? due, string word) => due is { } moment ? $" {word} {Show.Moment(moment)}" : "";

    private static string Title(string typeName) => typeName.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal) ? ActivityCatalogue.Default.Find(typeName)?.Title ?? typeName : typeName;

    private static string Indented(string text) => string.Concat(text.ReplaceLineEndings("\n").Trim().Split('\n').Where(l => l.Length > 0).Select(l => $"\n{Indent}{l}"));

    private static string? Text(WorkRequested work, string name) => work.Inputs.GetValueOrDefault(name) as string;

    private static IReadOnlyList<string> Texts(WorkRequested work, string name) => [.. (work.Inputs.GetValueOrDefault(name) as IReadOnlyList<object?> ?? []).OfType<string>()];

    // numbers that JSON does not have are left out, as in all JSON of workflows
    private static JsonNode? Plain(object? value) => JsonNode.Parse(PlainJson.Write(value));
}
