using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime.Moving;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// One step of one instance: it takes in the signals that wait and the timers that are due, runs, and writes all that follows in the
/// transaction that also ends the claim. A step that is lost is done again from the state before it, and leaves nothing behind.
/// </summary>
public sealed class StepWorkflow(
    CompiledVersions compiled, ActivitySet activities, MoveInstance move, StepWork work, StepWriter writer, Signals signals, FieldProtector protector, CurrentTenant tenant, JobQueue jobs, TimeProvider time)
    : JobHandler
{
    public const string JobKind = "workflow.step";

    /// <summary>Signals in one transaction; what is left comes in the next.</summary>
    private const int MostSignals = 50;

    public override string Kind => JobKind;

    public override string Title => "Workflows uitvoeren";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var queries = StepQueries.Of(db);
        if (await queries.InstanceAsync(db, row) is not { } instance)
        {
            return;
        }

        var library = new TenantWorkflows(db, compiled);
        var workflow = compiled.Find(db, instance.VersionId) ?? throw new InvalidOperationException($"Instance {row} runs a version that does not exist.");
        var interpreter = new Interpreter(activities, library, new WorkingDays(tenant.Value.Config), time, Guid.CreateVersion7);
        var state = instance.State is { } kept
            ? InstanceStateJson.Read(protector.Reveal(WorkflowInstance.StatePurpose, kept))
            : interpreter.Create(workflow, row.ToString(), instance.CorrelationId, instance.ParentId?.ToString(), instance.ParentBookmark is not null, instance.Generation);
        // an instance that stopped at a fault hears only what is decided about it; the rest waits
        var wasFaulted = state.SubStatus == WorkflowSubStatus.Faulted;
        var waiting = wasFaulted ? await queries.DecisionsAsync(db, row, MostSignals, cancellation) : await queries.SignalsAsync(db, row, MostSignals, cancellation);
        var timers = state.Bookmarks.Exists(b => b.DueAt is not null) ? await queries.TimersAsync(db, row, cancellation) : [];
        var at = time.GetUtcNow();
        var version = await move.TakeAsync(instance, workflow, state, waiting, at, cancellation);
        var step = new Step(instance, state, stimulus => interpreter.Run(version, state, stimulus), at);
        // what is not read yet may be the answer that a timer would overtake
        Run(step, waiting, waiting.Count < MostSignals ? timers : []);
        while (await work.DoAsync(step, cancellation) || (!step.HasMore && await EarlyAsync(step, db, cancellation)))
        {
        }

        await writer.WriteAsync(step, timers, cancellation);
        instance.State = protector.Protect(WorkflowInstance.StatePurpose, InstanceStateJson.Write(state));
        if (step.HasMore || (wasFaulted && !step.IsFaulted) || (waiting.Count == MostSignals && waiting.Exists(s => s.TakenAt is not null)))
        {
            jobs.Add(Kind, row);
        }
        else if (step.NextDue(timers) is { } due)
        {
            jobs.Add(Kind, row, due);
        }
    }

    private void Run(Step step, List<WorkflowSignal> waiting, IReadOnlyList<WorkflowBookmark> timers)
    {
        step.Continue();

        while (!step.HasMore && waiting.Find(s => s.TakenAt is null && (!step.IsFaulted || s.Kind != SignalKind.Resume)) is { } signal)
        {
            if (Stimuli.Of(signal, step.State, signals.Reveal(signal.Payload)) is { } stimulus)
            {
                step.Run(stimulus);
            }

            (signal.TakenAt, signal.Payload) = (step.At, null);
        }

        foreach (var timer in timers.Where(t => t.DueAt <= step.At))
        {
            if (!step.HasMore && !step.IsFaulted)
            {
                step.Run(new ResumeStimulus(timer.Number, null));
            }
        }
    }

    /// <summary>Signals that came before the bookmark that this step made for them.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> EarlyAsync(Step step, PortalDbContext db, CancellationToken cancellation)
    {
        var hashes = step.NewAddresses().Select(b => b.Hash).ToList();
        if (hashes.Count == 0)
        {
            return false;
        }

        await SignalLock.TakeAsync(db, hashes, cancellation);
        var early = await db.Set<WorkflowSignal>().Where(s => s.InstanceId == null && s.Hash != null && hashes.Contains(s.Hash) && s.TakenAt == null && s.Until > step.At)
            .OrderBy(s => s.Id).ToListAsync(cancellation);
        // each bookmark takes one: the first that came
        var found = early.GroupBy(s => s.Hash).SelectMany(g => g.Take(hashes.Count(h => h == g.Key))).OrderBy(s => s.Id).ToList();
        found.ForEach(s => s.InstanceId = step.Instance.Id);
        Run(step, found, []);
        return found.Count > 0;
    }
}
