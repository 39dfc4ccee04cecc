using Engine.Audit;
using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// One instance as an administrator may see it: where it is and what it waits for, and no value that was filled in. Each look is recorded.
/// </summary>
public sealed class InstanceFile(PortalDbContext db, CompiledVersions compiled, InstanceWaits waiting, AuditLog audit)
{
    public const string Viewed = "portal.workflow-instantie-bekijken";
    private const int LongestJournal = 200;

    /// <param name="DueAt">When the clock ends it; null when only somebody else does.</param>
    /// <param name="Who">Who may end it, in Dutch; null when that is nobody in particular.</param>
    public sealed record Wait(string ActivityId, string Name, DateTimeOffset Since, DateTimeOffset? DueAt, string? Who);

    /// <param name="Event">As in <see cref="WorkflowRecord.Event"/>.</param>
    public sealed record Line(int Step, int Number, string ActivityId, string Event, string? Detail, DateTimeOffset At);

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
    /// <param name="Journal">Newest first, no more than the last two hundred lines.</param>
    public sealed record Detail(
        Guid Id, WorkflowDefinition Definition, int Number, WorkflowSubStatus State, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt, Guid? ParentId,
        IReadOnlyList<Wait> Waits, IReadOnlyList<Fault> Faults, IReadOnlyList<Line> Journal, IReadOnlyList<Trace> Traces)
    {
        public bool HasEnded => EndedAt is not null;

        public bool IsJournalCut => Journal.Count == LongestJournal;

        /// <summary>What people call an activity; its id when another workflow holds it.</summary>
        public string LabelOf(string activity) => Definition.Tree.Find(activity)?.Label ?? activity;
    }

    /// <returns>Null when the tenant has no such instance.</returns>
    public async Task<Detail?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<WorkflowInstance>().Where(i => i.Id == id)
            .Select(i => new { i.VersionId, i.SubStatus, i.StartedAt, i.UpdatedAt, i.EndedAt, i.ParentId }).FirstOrDefaultAsync(cancellation);
        if (found is null || compiled.Find(db, found.VersionId) is not { } workflow)
        {
            return null;
        }

        var waits = await waiting.LoadAsync(id, cancellation);
        var faults = await db.Set<WorkflowIncident>().Where(i => i.InstanceId == id).OrderByDescending(i => i.Number)
            .Select(i => new Fault(i.Id, i.ActivityId, i.Type, i.Message, i.At, i.ResolvedAt, i.Resolution, i.ResolvedBy)).ToListAsync(cancellation);
        var records = db.Set<WorkflowRecord>().Where(r => r.InstanceId == id && r.ActivityId != "");
        var journal = await records.OrderByDescending(r => r.Step).ThenByDescending(r => r.Number).Take(LongestJournal)
            .Select(r => new Line(r.Step, r.Number, r.ActivityId, r.Event, r.Detail, r.At)).ToListAsync(cancellation);
        var traces = await records.GroupBy(r => new { r.ActivityId, r.Event })
            .Select(g => new Trace(g.Key.ActivityId, g.Key.Event, g.Max(r => r.At))).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "workflow-instantie", ObjectId = id, ObjectCount = 1 }, cancellation);
        return new(
            id, workflow.Definition, workflow.Definition.Version, found.SubStatus, found.StartedAt, found.UpdatedAt, found.EndedAt, found.ParentId, waits, faults, journal, traces);
    }

    /// <summary>The instance of an incident, open or not.</summary>
    /// <returns>Null when the tenant has no such incident.</returns>
    public async Task<(Detail Instance, Fault Fault)?> LoadAtAsync(Guid incident, CancellationToken cancellation) =>
        await db.Set<WorkflowIncident>().Where(i => i.Id == incident).Select(i => (Guid?)i.InstanceId).FirstOrDefaultAsync(cancellation) is { } id
        && await LoadAsync(id, cancellation) is { } instance && instance.Faults.FirstOrDefault(f => f.Id == incident) is { } fault
            ? (instance, fault)
            : null;
}
