using Engine.Calendar;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Tasks.Forms;

namespace Engine.Workflows.Library;

/// <summary>Tries a version out in memory, with the other workflows and the working days of the tenant. Nothing is stored or sent.</summary>
public sealed class RehearseVersion(TenantWorkflows library, ActivitySet activities, IEnumerable<FormExample> forms, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>A visitor of the console waits for it, and everybody else for the processor.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="answers">What activities that wait for people and systems hand on, by their id and the name of the output; <c>outcome</c> is how they end. What is not named is made up.</param>
    /// <param name="start">When it begins; null for now.</param>
    /// <returns>What happened within <see cref="Longest"/>.</returns>
    public RehearsalResult Run(
        WorkflowDefinition definition, IReadOnlyDictionary<string, object?> inputs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> answers, DateTimeOffset? start, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        var rehearsal = new Rehearsal(activities, library, start ?? time.GetUtcNow())
        {
            Calendar = new WorkingDays(tenant.Value.Config),
            Stop = limit.Token,
            Answers = answers,
            Forms = [.. forms],
        };
        return rehearsal.Run(new(definition), inputs);
    }

    /// <summary>Activities whose end somebody can choose.</summary>
    public IEnumerable<ActivityNode> Choices(WorkflowDefinition definition) =>
        definition.Tree.All.Where(n => activities.NeedsPortal(n.TypeName) && n.Outcomes is { Count: > 1 });

    /// <summary>The form that an activity shows, with a made-up answer; null for none that is known.</summary>
    public FormExample? FormOf(ActivityNode node) => MadeUp.FormOf(node, forms);
}
