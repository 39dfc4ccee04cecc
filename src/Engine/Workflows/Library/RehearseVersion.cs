using Engine.Calendar;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Library;

/// <summary>Tries a version out in memory, with the other workflows and the working days of the tenant. Nothing is stored or sent.</summary>
public sealed class RehearseVersion(TenantWorkflows library, ActivitySet activities, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>A visitor of the console waits for it, and everybody else for the processor.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="outcomes">How activities that wait for people and systems end, by their id; one that is not named has its first outcome.</param>
    /// <param name="start">When it begins; null for now.</param>
    /// <returns>What happened within <see cref="Longest"/>.</returns>
    public RehearsalResult Run(
        WorkflowDefinition definition, IReadOnlyDictionary<string, object?> inputs, IReadOnlyDictionary<string, string> outcomes, DateTimeOffset? start, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        var rehearsal = new Rehearsal(activities, library, start ?? time.GetUtcNow())
        {
            Calendar = new WorkingDays(tenant.Value.Config),
            Stop = limit.Token,
            Answer = bookmark => AnswerOf(bookmark, outcomes),
        };
        return rehearsal.Run(new(definition), inputs);
    }

    // a timer that goes off has nothing to say
    private static Dictionary<string, object?>? AnswerOf(Bookmark bookmark, IReadOnlyDictionary<string, string> outcomes) =>
        bookmark.DueAt is null && outcomes.TryGetValue(bookmark.ActivityId, out var outcome) ? new(StringComparer.Ordinal) { [PortalActivity.Outcome] = outcome } : null;

    /// <summary>Activities whose end somebody can choose.</summary>
    public IEnumerable<ActivityNode> Choices(WorkflowDefinition definition) =>
        definition.Tree.All.Where(n => activities.NeedsPortal(n.TypeName) && n.Outcomes is { Count: > 1 });
}
