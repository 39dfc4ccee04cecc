using Engine.Calendar;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

/// <summary>
/// Runs instances burst by burst: from a definition, a state and a stimulus to a new state and effects. It touches nothing else. The same
/// state, stimulus, clock and ids give the same result, so a burst that is lost can be repeated without harm.
/// </summary>
/// <param name="activities">What each type of activity does.</param>
/// <param name="library">The workflows that others use.</param>
/// <param name="calendar">Working days of the tenant.</param>
/// <param name="time">The only clock.</param>
/// <param name="newId">The only source of ids.</param>
public sealed class Interpreter(ActivitySet activities, WorkflowLibrary library, WorkingDays calendar, TimeProvider time, Func<Guid> newId)
{
    /// <summary>A new instance, which waits for its <see cref="StartStimulus"/>.</summary>
    /// <param name="id">Id of the instance, unique in the tenant.</param>
    public InstanceState Create(CompiledWorkflow workflow, string id, string? correlationId = null, string? parentInstanceId = null, bool parentWaits = false, int generation = 0) => new()
    {
        Id = id,
        DefinitionId = workflow.Definition.DefinitionId,
        VersionId = workflow.Definition.Id,
        Version = workflow.Definition.Version,
        CreatedAt = time.GetUtcNow(),
        SubStatus = WorkflowSubStatus.Pending,
        CorrelationId = correlationId,
        ParentInstanceId = parentInstanceId,
        ParentWaits = parentWaits,
        Generation = generation,
    };

    /// <summary>Runs until nothing can go on at once, or until the next commit point.</summary>
    /// <param name="workflow">The version that the state names.</param>
    /// <param name="state">Changed in place; after an exception it is of no use.</param>
    /// <exception cref="ArgumentException">The workflow is another version than the one the instance runs.</exception>
    public BurstResult Run(CompiledWorkflow workflow, InstanceState state, Stimulus stimulus)
    {
        if (workflow.Definition.Id != state.VersionId)
        {
            throw new ArgumentException($"Instance {state.Id} runs version {state.VersionId} and not {workflow.Definition.Id}.", nameof(workflow));
        }

        return new Burst(workflow, state, new(activities, library, calendar, time, newId)).Run(stimulus);
    }
}
