using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Rehearsals;

/// <summary>What a rehearsal showed.</summary>
/// <param name="State">The instance as it stood at the end.</param>
/// <param name="Effects">Everything that it asked for, in order.</param>
/// <param name="Rounds">How often what waited was answered.</param>
public sealed record RehearsalResult(InstanceState State, IReadOnlyList<Effect> Effects, int Rounds)
{
    public WorkflowStatus Status => State.Status;

    public WorkflowSubStatus SubStatus => State.SubStatus;

    public IReadOnlyDictionary<string, object?> Outputs => State.Outputs;

    public IReadOnlyList<Bookmark> Bookmarks => State.Bookmarks;

    public IReadOnlyList<string> Lines => [.. Effects.OfType<LineWritten>().Select(l => l.Text)];

    /// <summary>What others are asked to do: tasks outside, and what people do in the portal.</summary>
    public IReadOnlyList<TaskRequested> Tasks =>
    [
        .. Effects.Select(e => e switch
        {
            TaskRequested task => task,
            WorkRequested { WorkId: { } id } work => new TaskRequested(work.Source, id.ToString("N"), work.TypeName, work.Inputs),
            _ => null,
        }).OfType<TaskRequested>(),
    ];

    public IReadOnlyList<MailDraft> Mails => [.. Effects.Select(MailOf).OfType<MailDraft>()];

    /// <summary>All incidents, those that went away again included.</summary>
    public IReadOnlyList<Incident> Incidents => [.. Effects.OfType<IncidentRaised>().Select(i => i.Incident)];

    public IReadOnlyList<JournalRecord> Journal => [.. Effects.OfType<JournalRecord>()];

    // which words a template has is known in a portal alone
    private static MailDraft? MailOf(Effect effect) => effect switch
    {
        MailRequested mail => mail.Mail,
        WorkRequested { TypeName: PortalActivities.SendMail } work => new(
            null, [.. (work.Inputs.GetValueOrDefault("to") as IReadOnlyList<object?> ?? []).OfType<string>()], [], [],
            work.Inputs.GetValueOrDefault("templateKey") as string ?? "", "", work.Inputs.GetValueOrDefault("attachments") as IReadOnlyList<object?> ?? []),
        _ => null,
    };
}
