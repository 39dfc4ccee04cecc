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

    public IReadOnlyList<TaskRequested> Tasks => [.. Effects.OfType<TaskRequested>()];

    public IReadOnlyList<MailDraft> Mails => [.. Effects.OfType<MailRequested>().Select(m => m.Mail)];

    /// <summary>All incidents, those that went away again included.</summary>
    public IReadOnlyList<Incident> Incidents => [.. Effects.OfType<IncidentRaised>().Select(i => i.Incident)];

    public IReadOnlyList<JournalRecord> Journal => [.. Effects.OfType<JournalRecord>()];
}
