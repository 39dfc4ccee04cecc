using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

/// <summary>What one burst did.</summary>
/// <param name="State">The state to store; the object that was given, changed.</param>
/// <param name="Effects">In the order in which they arose; bookmarks that were made and burnt within the burst are not among them.</param>
/// <param name="IsDelivered">
/// False when the stimulus has nothing to act on: the bookmark or incident is gone, or the instance has ended. Nothing has changed then.
/// </param>
public sealed record BurstResult(InstanceState State, IReadOnlyList<Effect> Effects, bool IsDelivered = true)
{
    /// <summary>The burst was cut off at a commit point: store it and go on with <see cref="ContinueStimulus"/>.</summary>
    public bool HasMore => State.SubStatus == WorkflowSubStatus.Executing;
}
