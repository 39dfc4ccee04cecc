using Engine.Workflows.Definitions;

namespace Engine.Workflows.Runtime;

/// <summary>What an activation strategy allows one running instance of (2.9 of the format): a unique column, so that two at once cannot both start.</summary>
internal static class ActiveKey
{
    public static string? Of(WorkflowDefinition definition, string? correlationId) => definition.Options.Activation switch
    {
        ActivationStrategy.AllowAlways => null,
        ActivationStrategy.Singleton => $"d:{definition.DefinitionId}",
        ActivationStrategy.Correlation => correlationId is null ? null : $"c:{correlationId}",
        ActivationStrategy.CorrelatedSingleton => correlationId is null ? null : $"dc:{definition.DefinitionId}:{correlationId}",
    };
}
