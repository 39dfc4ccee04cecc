using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution;

/// <summary>What must not run beside a new instance, as data for whoever starts it.</summary>
/// <param name="ActiveKey">
/// Unique among the instances of a tenant that have not finished: a row with it cannot be written twice, so two starts at once cannot both win. Null when any
/// number may run.
/// </param>
/// <param name="ExcludedCorrelationId">No instance of any definition with this correlation id may run, whether it has a key or not; null for no such rule.</param>
public sealed record ActivationRule(string? ActiveKey, string? ExcludedCorrelationId)
{
    /// <summary>Without a correlation id the correlated strategies exclude nothing.</summary>
    public static ActivationRule Of(WorkflowDefinition definition, string? correlationId) => definition.Options.Activation switch
    {
        ActivationStrategy.AllowAlways => new(null, null),
        ActivationStrategy.Singleton => new($"definition:{definition.DefinitionId}", null),
        ActivationStrategy.Correlation when correlationId is { Length: > 0 } => new($"correlation:{correlationId}", correlationId),
        ActivationStrategy.CorrelatedSingleton when correlationId is { Length: > 0 } => new($"definition:{definition.DefinitionId}:{correlationId}", null),
        ActivationStrategy.Correlation or ActivationStrategy.CorrelatedSingleton => new(null, null),
    };
}
