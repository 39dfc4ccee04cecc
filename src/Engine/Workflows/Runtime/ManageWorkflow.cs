using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>What an administrator decides about an instance. Each is a signal, so that it never crosses a step that runs.</summary>
public sealed class ManageWorkflow(PortalDbContext db, Signals signals, CompiledVersions compiled, SamePerson persons, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public static readonly Refusal Resolved = new("workflow.resolved", "Hierover is al beslist. Bekijk de stand opnieuw.");
    public static readonly Refusal NoOutcome = new("workflow.no-outcome", "Kies een van de uitkomsten van deze stap.", "Outcome");
    public static readonly Refusal Own = new("workflow.own", "U hebt dit proces zelf gestart. Vraag een collega om deze stap over te slaan.");
    public const int LongestReason = 500;
    public static readonly Refusal NoReason = new("workflow.cancel-reason", $"Vul de reden in, hoogstens {LongestReason} tekens. Die staat in het logboek.", "Reden");
    public static readonly Refusal Cancelling = new("workflow.cancelling", "Iemand heeft dit proces al geannuleerd. Bekijk de stand opnieuw.");
    public static readonly Refusal Ended = new("workflow.ended", "Dit proces is al afgelopen.");

    /// <summary>Has a faulted activity run again.</summary>
    public Task<Result<Guid>> RetryAsync(Guid incident, CancellationToken cancellation) => DecideAsync(incident, SignalKind.Retry, null, cancellation);

    /// <summary>Completes a faulted activity.</summary>
    /// <param name="outcome">One of <see cref="SkipOutcomes"/>; null for the ordinary one.</param>
    public async Task<Result<Guid>> SkipAsync(Guid incident, string? outcome, CancellationToken cancellation) =>
        await IsOwnAsync(incident, cancellation) ? Own
            : outcome is null || (await OutcomesAsync(incident, cancellation)).Contains(outcome, StringComparer.Ordinal)
            ? await DecideAsync(incident, SignalKind.Skip, outcome, cancellation)
            : NoOutcome;

    // who asked for something would approve it by skipping the step that asks a colleague
    private async Task<bool> IsOwnAsync(Guid incident, CancellationToken cancellation)
    {
        var starter = await db.Set<WorkflowIncident>().Where(i => i.Id == incident).Join(db.Set<WorkflowInstance>(), i => i.InstanceId, i => i.Id, (_, w) => w.StartedBy).FirstOrDefaultAsync(cancellation);
        return starter is { } account && (await persons.AmongAsync(actor.Value.AccountId, [account], cancellation)).Contains(account);
    }

    /// <param name="reason">For the log, beside who did it.</param>
    public async Task<Result<Guid>> CancelAsync(Guid instance, string? reason, CancellationToken cancellation)
    {
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
        {
            return NoReason;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // past the step that may run: it writes neither, and the first who cancels is who did it
        var name = actor.OrNone?.Name;
        if (await db.Set<WorkflowInstance>().Where(i => i.Id == instance && i.EndedAt == null && i.CancelReason == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.CancelledBy, name).SetProperty(i => i.CancelReason, why), cancellation) == 0)
        {
            return await db.Set<WorkflowInstance>().AnyAsync(i => i.Id == instance && i.EndedAt == null, cancellation) ? Cancelling : Ended;
        }

        signals.Add(new() { InstanceId = instance, Kind = SignalKind.Cancel, DeliveryKey = $"cancel:{instance}:{Guid.CreateVersion7()}", At = time.GetUtcNow() });
        audit.Add(new(AuditAction.Update, "portal.workflow-annuleren") { ObjectType = "workflow", ObjectId = instance, Detail = why });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return instance;
    }

    // an outcome that nothing follows would leave the instance without a way forward
    private async Task<IReadOnlyList<string>> OutcomesAsync(Guid incident, CancellationToken cancellation)
    {
        var at = await db.Set<WorkflowIncident>().Where(i => i.Id == incident)
            .Join(db.Set<WorkflowInstance>(), i => i.InstanceId, i => i.Id, (i, instance) => new { i.ActivityId, instance.VersionId }).FirstOrDefaultAsync(cancellation);
        return at is not null && compiled.Find(db, at.VersionId) is { } workflow ? SkipOutcomes.Of(workflow.Definition, at.ActivityId) : [];
    }

    private async Task<Result<Guid>> DecideAsync(Guid id, SignalKind kind, string? outcome, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowIncident>().FirstOrDefaultAsync(i => i.Id == id && i.ResolvedAt == null, cancellation) is not { } incident)
        {
            return Resolved;
        }

        incident.ResolvedBy = actor.Value.Name;
        signals.Add(new()
        {
            // of two decisions about one incident the first counts: the second cannot be added
            InstanceId = incident.InstanceId, Kind = kind, DeliveryKey = $"incident:{incident.Id}", Number = incident.Number, At = time.GetUtcNow(),
            Payload = signals.Seal(outcome),
        });
        audit.Add(new(AuditAction.Update, kind == SignalKind.Retry ? "portal.workflow-opnieuw" : "portal.workflow-overslaan") { ObjectType = "workflow", ObjectId = incident.InstanceId });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return Resolved;
        }

        return incident.InstanceId;
    }
}
