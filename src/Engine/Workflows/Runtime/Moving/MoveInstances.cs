using System.Text.Json;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Moving;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Moving;

/// <summary>Has the instances of an older version go on in the published one, after a look at where they are.</summary>
public sealed class MoveInstances(PortalDbContext db, CompiledVersions compiled, JobQueue jobs, AuditLog audit)
{
    public const int LongestReason = 500;
    public static readonly Refusal Nothing = new("workflow.move-nothing", "Er lopen geen processen meer met deze versie. Bekijk de lijst opnieuw.");
    public static readonly Refusal Obstructed = new("workflow.move-obstructed", "Geen enkel proces kan zo verder. Kies voor elke stap die vervallen is wat ervoor in de plaats komt.");
    public static readonly Refusal Busy = new("workflow.move-busy", "De processen van deze versie worden al overgezet. Wacht tot dat klaar is en bekijk de lijst dan opnieuw.");
    public static readonly Refusal NoReason = new("workflow.move-reason", $"Vul de reden in, hoogstens {LongestReason} tekens. Die staat in het logboek.", "Reden");

    /// <param name="Number">Of the version that they run.</param>
    /// <param name="Chosen">Id of an activity in the published version by its id in that version.</param>
    public sealed record Input(string Definition, int Number, IReadOnlyDictionary<string, string> Chosen, string? Reason);

    /// <summary>An activity at which instances wait.</summary>
    /// <param name="Target">Its place in the published version; null for none.</param>
    /// <param name="Obstacle">Why they cannot go on there, in Dutch; null when they can.</param>
    /// <param name="Candidates">What can be chosen in its place.</param>
    public sealed record Place(ActivityNode Activity, int Instances, ActivityNode? Target, string? Obstacle, IReadOnlyList<ActivityNode> Candidates);

    /// <param name="Running">Instances of the version that have not ended.</param>
    public sealed record Preview(WorkflowDefinition From, WorkflowDefinition To, int Running, IReadOnlyList<Place> Places)
    {
        /// <summary>Those of them that wait at a place with an obstacle, and so keep their version.</summary>
        public int Staying { get; init; }

        /// <summary>Those that go on in the other version.</summary>
        public int Moving => Running - Staying;

        /// <summary>Those that move and stopped at a fault, about which somebody must still decide after the move.</summary>
        public int Stopped { get; init; }

        public bool IsPossible => Moving > 0;
    }

    /// <returns>Null when there is no such version, or no other one is published.</returns>
    public async Task<Preview?> PreviewAsync(string definition, int number, IReadOnlyDictionary<string, string> chosen, CancellationToken cancellation)
    {
        if (await VersionsAsync(definition, number, cancellation) is not var (from, to))
        {
            return null;
        }

        var running = Running(from);
        // an instance that waits and has failed at the same activity is one
        var waits = db.Set<WorkflowBookmark>().Where(b => running.Any(i => i.Id == b.InstanceId)).Select(b => new { b.ActivityId, b.InstanceId });
        var faults = db.Set<WorkflowIncident>().Where(f => f.ResolvedAt == null && running.Any(i => i.Id == f.InstanceId)).Select(f => new { f.ActivityId, f.InstanceId });
        var at = await waits.Union(faults).GroupBy(p => p.ActivityId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var move = new VersionMove(from, to, chosen);
        // what waits in a workflow that it uses goes on there in the version that it has
        var places = at.Select(p => (Node: from.Definition.Tree.Find(p.Key), p.Count)).Where(p => p.Node is not null).ToList();
        List<Place> shown = [.. places.Select(p => PlaceOf(move, p.Node, p.Count)).OfType<Place>().OrderByDescending(p => p.Instances)];
        var closed = shown.Where(p => p.Obstacle is not null).Select(p => p.Activity.Id).ToList();
        var staying = running.Where(i => db.Set<WorkflowBookmark>().Any(b => b.InstanceId == i.Id && closed.Contains(b.ActivityId))
            || db.Set<WorkflowIncident>().Any(f => f.InstanceId == i.Id && f.ResolvedAt == null && closed.Contains(f.ActivityId)));
        return new(from.Definition, to.Definition, await running.CountAsync(cancellation), shown)
        {
            Staying = closed.Count == 0 ? 0 : await staying.CountAsync(cancellation),
            Stopped = await running.CountAsync(i => i.SubStatus == WorkflowSubStatus.Faulted && !staying.Any(s => s.Id == i.Id), cancellation),
        };
    }

    /// <returns>How many instances are told; each moves in its next step, or says in its journal why it cannot.</returns>
    public async Task<Result<int>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
        {
            return NoReason;
        }

        if (await PreviewAsync(input.Definition, input.Number, input.Chosen, cancellation) is not { Running: > 0 } preview)
        {
            return Nothing;
        }

        if (!preview.IsPossible || await VersionsAsync(input.Definition, input.Number, cancellation) is not var (from, to))
        {
            return Obstructed;
        }

        var move = new WorkflowMove { VersionId = from.Definition.Id, TargetId = to.Definition.Id, Chosen = JsonSerializer.Serialize(input.Chosen) };
        db.Add(move);
        jobs.Add(TellMoves.JobKind, move.Id);
        audit.Add(new(AuditAction.Update, "portal.workflow-overzetten")
        {
            ObjectType = "workflow", ObjectCount = preview.Moving, Detail = $"{input.Definition} {input.Number} → {preview.To.Version}: {reason}",
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return Busy;
        }

        return preview.Moving;
    }

    private IQueryable<WorkflowInstance> Running(CompiledWorkflow version) =>
        db.Set<WorkflowInstance>().Where(i => i.VersionId == version.Definition.Id && i.EndedAt == null);

    private async Task<(CompiledWorkflow From, CompiledWorkflow To)?> VersionsAsync(string definition, int number, CancellationToken cancellation)
    {
        var versions = await db.Set<WorkflowVersion>().Where(v => v.DefinitionId == definition && (v.Number == number || v.PublishedAs != null))
            .Select(v => new { v.VersionId, v.Number, IsPublished = v.PublishedAs != null }).ToListAsync(cancellation);
        return versions.Find(v => v.Number == number && !v.IsPublished) is { } old && versions.Find(v => v.IsPublished) is { } now
            && compiled.Find(db, old.VersionId) is { } from && compiled.Find(db, now.VersionId) is { } to
                ? (from, to)
                : null;
    }

    private static Place? PlaceOf(VersionMove move, ActivityNode? node, int count) => node is null ? null
        : new(node, count, move.TargetOf(node.Id), ObstacleAt(move, node), [.. move.Candidates(node.Id)]);

    // the containers around it must go along as well
    private static string? ObstacleAt(VersionMove move, ActivityNode node) =>
        move.From.Definition.Tree.AncestorsOf(node).Prepend(node).Select(n => move.Obstacle(n.Id)).FirstOrDefault(o => o is not null);
}
