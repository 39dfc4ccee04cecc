using Engine.Calendar;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime.Moving;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.Workflows.Runtime;

/// <summary>
/// One step of an instance: it takes in the signals that wait and the timers that are due, runs, and writes all that follows in the
/// transaction that also ends the claim; steps of several instances may share it. A step that is lost is done again from the state before it, and leaves nothing behind.
/// </summary>
public sealed partial class StepWorkflow(
    CompiledVersions compiled, ActivitySet activities, MoveInstance move, StepWork work, StepWriter writer, Signals signals, KeptState kept, CurrentTenant tenant, JobQueue jobs, TimeProvider time, ILogger<StepWorkflow> logger)
    : GroupJobHandler
{
    public const string JobKind = "workflow.step";

    /// <summary>Signals in one transaction; what is left comes in the next.</summary>
    private const int MostSignals = 50;

    public override string Kind => JobKind;

    public override string Title => "Workflows uitvoeren";

    public override async Task HandleAsync(IReadOnlyList<Guid> rows, PortalDbContext db, CancellationToken cancellation)
    {
        var queries = StepQueries.Of(db);
        var interpreter = new Interpreter(activities, new TenantWorkflows(db, compiled), new WorkingDays(tenant.Value.Config), time, Guid.CreateVersion7);
        var instances = await queries.InstancesAsync(db, rows, cancellation);
        var signals = await queries.SignalsAsync(db, instances, MostSignals, cancellation);
        var states = instances.ToDictionary(i => i.Id, i => StateOf(i, interpreter, db));
        var timers = await queries.TimersAsync(db, [.. states.Where(s => s.Value.Bookmarks.Exists(b => b.DueAt is not null)).Select(s => s.Key)], cancellation);
        foreach (var instance in instances)
        {
            var step = await StepAsync(instance, states[instance.Id], interpreter, [.. signals[instance.Id].Take(MostSignals)], [.. timers[instance.Id]], db, cancellation);
            if (step.HasWorked && rows.Count > 1)
            {
                // what was done for one is looked up for the next, such as a request of which there may be only one
                await db.SaveChangesAsync(cancellation);
            }
        }

        await writer.JournalAsync(cancellation);
    }

    private InstanceState StateOf(WorkflowInstance instance, Interpreter interpreter, PortalDbContext db) => kept.Read(instance)
        ?? interpreter.Create(Version(instance, db), instance.Id.ToString(), instance.CorrelationId, instance.ParentId?.ToString(), instance.ParentBookmark is not null, instance.Generation);

    private CompiledWorkflow Version(WorkflowInstance instance, PortalDbContext db) =>
        compiled.Find(db, instance.VersionId) ?? throw new InvalidOperationException($"Instance {instance.Id} runs a version that does not exist.");

    private async Task<Step> StepAsync(
        WorkflowInstance instance, InstanceState state, Interpreter interpreter, List<WorkflowSignal> waiting, IReadOnlyList<WorkflowBookmark> timers, PortalDbContext db, CancellationToken cancellation)
    {
        var wasFaulted = state.SubStatus == WorkflowSubStatus.Faulted;
        var at = time.GetUtcNow();
        var version = await move.TakeAsync(instance, Version(instance, db), state, waiting, at, cancellation);
        var step = new Step(instance, state, stimulus => interpreter.Run(version, state, stimulus), at);
        // what is not read yet may be the answer that a timer would overtake
        Run(step, waiting, waiting.Count < MostSignals ? timers : []);
        while (await work.DoAsync(step, cancellation) || (!step.HasMore && await EarlyAsync(step, db, cancellation)))
        {
        }

        if (step.Effects.Any(e => e is JournalRecord { Event: JournalEvent.Heavy }))
        {
            LogHeavy(instance.Id, instance.DefinitionId);
        }

        await writer.WriteAsync(step, timers, cancellation);
        await kept.WriteAsync(instance, state, cancellation);
        if (step.HasMore || (wasFaulted && !step.IsFaulted) || (waiting.Count == MostSignals && waiting.Exists(s => s.TakenAt is not null)))
        {
            jobs.Add(Kind, instance.Id);
        }
        else if (step.NextDue(timers) is { } due)
        {
            jobs.Add(Kind, instance.Id, due);
        }

        return step;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The values of instance {Instance} of {Definition} weigh more than 1 MB; at 4 MB it stops")]
    private partial void LogHeavy(Guid instance, string definition);
}
