using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution;
using Engine.Workflows.Library;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// Starts an instance when the moment of a trigger has come. The trigger's next moment, the instance and the next alarm are one transaction,
/// so each moment starts one instance on however many nodes; moments that passed while no node was up start one together.
/// </summary>
public sealed class FireTrigger(StartWorkflow start, TenantWorkflows workflows, ActivitySet activities, JobQueue jobs, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.trigger";

    public override string Kind => JobKind;

    public override string Title => "Workflows op tijd starten";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        // another publication may have taken its place
        if (await db.Set<PublishedTrigger>().FirstOrDefaultAsync(t => t.Id == row, cancellation) is not { DueAt: { } due } trigger)
        {
            return;
        }

        var now = time.GetUtcNow();
        if (due <= now)
        {
            await start.AddAsync(new(trigger.DefinitionId, Plain.EmptyMap) { Trigger = (trigger.ActivityId, null) }, cancellation);
            trigger.DueAt = SourceOf(trigger)?.Next(now, due);
        }

        if (trigger.DueAt is { } next)
        {
            jobs.Add(Kind, row, next);
        }
    }

    private TriggerSource? SourceOf(PublishedTrigger trigger) => workflows.Published(trigger.DefinitionId) is { } workflow
        ? WorkflowTriggers.Of(workflow, activities, time, out _).FirstOrDefault(t => t.ActivityId == trigger.ActivityId)?.Source
        : null;
}
