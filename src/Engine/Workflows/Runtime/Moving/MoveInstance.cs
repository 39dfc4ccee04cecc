using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Moving;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Moving;

/// <summary>Brings an instance to another version at the start of its step, before anything else happens to it. One that cannot move stays as it is, and its journal says why.</summary>
public sealed class MoveInstance(PortalDbContext db, CompiledVersions compiled, TenantWorkflows library, Signals signals)
{
    private const int LongestReason = 400;

    /// <param name="state">Changed in place.</param>
    /// <returns>The version that it runs from now on.</returns>
    internal async Task<CompiledWorkflow> TakeAsync(
        WorkflowInstance instance, CompiledWorkflow workflow, InstanceState state, IEnumerable<WorkflowSignal> waiting, DateTimeOffset at, CancellationToken cancellation)
    {
        var notes = 0;
        foreach (var signal in waiting.Where(s => s.Kind == SignalKind.Move))
        {
            if (MoveSignal.Read(signals.Reveal(signal.Payload)) is { } asked && compiled.Find(db, asked.VersionId) is { } target && target != workflow)
            {
                var move = new VersionMove(workflow, target, asked.Chosen);
                var obstacles = StateMove.Obstacles(state, move, library);
                if (obstacles.Count == 0)
                {
                    StateMove.Apply(state, move, library);
                    await RowsAsync(instance, state, asked, cancellation);
                    instance.VersionId = asked.VersionId;
                    workflow = target;
                }

                Note(instance, obstacles, move, --notes, at);
            }

            (signal.TakenAt, signal.Payload) = (at, null);
        }

        return workflow;
    }

    // what the pages show of where it waits and where it stopped; only what was chosen has another id
    private async Task RowsAsync(WorkflowInstance instance, InstanceState state, MoveSignal asked, CancellationToken cancellation)
    {
        foreach (var activity in asked.Chosen.Values.Distinct(StringComparer.Ordinal))
        {
            if (state.Bookmarks.Where(b => b.ActivityId == activity).Select(b => b.Id).ToList() is { Count: > 0 } waits)
            {
                await db.Set<WorkflowBookmark>().Where(b => b.InstanceId == instance.Id && waits.Contains(b.Number))
                    .ExecuteUpdateAsync(set => set.SetProperty(b => b.ActivityId, activity), cancellation);
            }

            if (state.Incidents.Where(i => i.ActivityId == activity).Select(i => i.Id).ToList() is { Count: > 0 } faults)
            {
                await db.Set<WorkflowIncident>().Where(i => i.InstanceId == instance.Id && faults.Contains(i.Number))
                    .ExecuteUpdateAsync(set => set.SetProperty(i => i.ActivityId, activity), cancellation);
            }
        }
    }

    private void Note(WorkflowInstance instance, IReadOnlyList<string> obstacles, VersionMove move, int number, DateTimeOffset at)
    {
        var text = obstacles.Count == 0 ? $"{move.From.Definition.Version} → {move.To.Definition.Version}" : string.Join(". ", obstacles);
        db.Add(new WorkflowRecord
        {
            // before what the step itself writes
            InstanceId = instance.Id, Step = instance.Steps + 1, Number = number, ActivityId = move.To.Definition.Root.Id, ContextId = 1,
            Event = obstacles.Count == 0 ? "Moved" : "NotMoved", Detail = text.Length > LongestReason ? text[..LongestReason] : text, At = at,
        });
    }
}
