using Engine.Audit;
using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// One instance as an administrator may see it: where it is and what it waits for, and no value that was filled in. Each look is recorded.
/// </summary>
public sealed class InstanceFile(PortalDbContext db, CompiledVersions compiled, InstanceWaits waiting, InstanceJournal journals, RequestSubjects subjects, AuditLog audit)
{
    public const string Viewed = "portal.workflow-instantie-bekijken";

    /// <param name="DueAt">When the clock ends it; null when only somebody else does.</param>
    /// <param name="Who">Who may end it, in Dutch; null when that is nobody in particular.</param>
    /// <param name="PromisedAt">By when somebody is expected to end it, though nothing happens then; null when nothing was promised.</param>
    public sealed record Wait(string ActivityId, string Name, DateTimeOffset Since, DateTimeOffset? DueAt, string? Who, DateTimeOffset? PromisedAt);

    /// <summary>One execution of an activity, from its begin to where it is now.</summary>
    /// <param name="Event">The last that happened to it, as in <see cref="WorkflowRecord.Event"/>.</param>
    /// <param name="From">When it began, or the first that the journal still tells.</param>
    /// <param name="Until">When it ended; null while it has not.</param>
    /// <param name="Who">Who decided or answered and when, in Dutch; null for nobody.</param>
    public sealed record Line(string ActivityId, string Event, string? Detail, DateTimeOffset From, DateTimeOffset? Until, string? Who);

    /// <summary>Who cancelled it and why.</summary>
    public sealed record Cancellation(string By, string? Reason);

    /// <param name="ResolvedAt">Null while nobody has decided.</param>
    /// <param name="ResolvedBy">Who has decided; the decision may still be on its way.</param>
    public sealed record Fault(Guid Id, string ActivityId, string Type, string Message, DateTimeOffset At, DateTimeOffset? ResolvedAt, string? Resolution, string? ResolvedBy)
    {
        public bool IsOpen => ResolvedAt is null;

        /// <summary>Nobody has decided about it.</summary>
        public bool IsUndecided => ResolvedAt is null && ResolvedBy is null;
    }

    /// <summary>How often one event happened to an activity, and when last.</summary>
    public sealed record Trace(string ActivityId, string Event, DateTimeOffset LastAt);

    /// <param name="Definition">The version that it is pinned to.</param>
    /// <param name="Number">Number of that version.</param>
    /// <param name="Journal">Newest first.</param>
    public sealed record Detail(
        Guid Id, WorkflowDefinition Definition, int Number, WorkflowSubStatus State, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt, Guid? ParentId,
        IReadOnlyList<Wait> Waits, IReadOnlyList<Fault> Faults, IReadOnlyList<Line> Journal, IReadOnlyList<Trace> Traces)
    {
        public bool HasEnded => EndedAt is not null;

        /// <summary>What happened before the oldest line is left out.</summary>
        public bool IsJournalCut { get; init; }

        /// <summary>Null when nobody did, or the portal itself.</summary>
        public Cancellation? Cancelled { get; init; }

        /// <summary>What was asked; null for work that nobody asked for.</summary>
        public RequestSubjects.Subject? Request { get; init; }

        /// <summary>What people call an activity; its id when another workflow holds it.</summary>
        public string LabelOf(string activity) => Definition.Tree.Find(activity)?.Label ?? activity;
    }

    /// <returns>Null when the tenant has no such instance.</returns>
    public async Task<Detail?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<WorkflowInstance>().Where(i => i.Id == id)
            .Select(i => new { i.VersionId, i.SubStatus, i.StartedAt, i.UpdatedAt, i.EndedAt, i.ParentId, i.CancelledBy, i.CancelReason, i.RequestId }).FirstOrDefaultAsync(cancellation);
        if (found is null || compiled.Find(db, found.VersionId) is not { } workflow)
        {
            return null;
        }

        var waits = await waiting.LoadAsync(id, cancellation);
        var faults = await db.Set<WorkflowIncident>().Where(i => i.InstanceId == id).OrderByDescending(i => i.Number)
            .Select(i => new Fault(i.Id, i.ActivityId, i.Type, i.Message, i.At, i.ResolvedAt, i.Resolution, i.ResolvedBy)).ToListAsync(cancellation);
        var records = db.Set<WorkflowRecord>().Where(r => r.InstanceId == id && r.ActivityId != "");
        var (journal, isCut) = await journals.LoadAsync(id, workflow.Definition, faults, cancellation);
        var traces = await records.GroupBy(r => new { r.ActivityId, r.Event })
            .Select(g => new Trace(g.Key.ActivityId, g.Key.Event, g.Max(r => r.At))).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "workflow-instantie", ObjectId = id, ObjectCount = 1 }, cancellation);
        return new(
            id, workflow.Definition, workflow.Definition.Version, found.SubStatus, found.StartedAt, found.UpdatedAt, found.EndedAt, found.ParentId, waits, faults, journal, traces)
        {
            IsJournalCut = isCut, Cancelled = found.CancelledBy is { } by ? new(by, found.CancelReason) : null,
            Request = found.RequestId is { } request ? (await subjects.LoadAsync([request], cancellation)).GetValueOrDefault(request) : null,
        };
    }

    /// <summary>The instance of an incident, open or not.</summary>
    /// <returns>Null when the tenant has no such incident.</returns>
    public async Task<(Detail Instance, Fault Fault)?> LoadAtAsync(Guid incident, CancellationToken cancellation) =>
        await db.Set<WorkflowIncident>().Where(i => i.Id == incident).Select(i => (Guid?)i.InstanceId).FirstOrDefaultAsync(cancellation) is { } id
        && await LoadAsync(id, cancellation) is { } instance && instance.Faults.FirstOrDefault(f => f.Id == incident) is { } fault
            ? (instance, fault)
            : null;
}
