using System.Text.Json;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Moving;

/// <summary>Tells instances to go on in another version, some hundreds at a time so that no transaction is long; each moves in its next step.</summary>
public sealed class TellMoves(Signals signals, JobQueue jobs, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.move";

    /// <summary>Instances that one piece of work tells.</summary>
    public const int Part = 1_000;

    public override string Kind => JobKind;

    public override string Title => "Processen naar een andere versie overzetten";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowMove>().FirstOrDefaultAsync(m => m.Id == row, cancellation) is not { } move)
        {
            return;
        }

        var told = move.Told;
        // one that was told of an earlier order and has not stepped yet hears it once
        var next = await db.Set<WorkflowInstance>().Where(i => i.VersionId == move.VersionId && i.EndedAt == null && i.Id.CompareTo(told) > 0)
            .Where(i => !db.Set<WorkflowSignal>().Any(s => s.InstanceId == i.Id && s.TakenAt == null && s.Kind == SignalKind.Move))
            .OrderBy(i => i.Id).Take(Part).Select(i => i.Id).ToListAsync(cancellation);
        var payload = new MoveSignal(move.TargetId, JsonSerializer.Deserialize<Dictionary<string, string>>(move.Chosen) ?? []).Write();
        foreach (var id in next)
        {
            signals.Add(new() { InstanceId = id, Kind = SignalKind.Move, DeliveryKey = $"move:{move.Id:N}:{id:N}", At = time.GetUtcNow(), Payload = signals.Seal(payload) });
        }

        if (next.Count < Part)
        {
            db.Remove(move);
            return;
        }

        move.Told = next[^1];
        jobs.Add(Kind, row);
    }
}
