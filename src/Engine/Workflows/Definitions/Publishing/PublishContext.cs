namespace Engine.Workflows.Definitions.Publishing;

/// <summary>What a publish check must know beside the definition itself.</summary>
public sealed record PublishContext
{
    /// <summary>Name of a feature by its id when it is off for the tenant; null when it is on.</summary>
    public Func<string, string?> MissingFeature { get; init; } = _ => null;

    /// <summary>What is wrong with a text, by key and version (null for a text without versions); null when it can be used.</summary>
    public Func<string, string?, string?> FaultOfText { get; init; } = (_, _) => null;

    /// <summary>Finds the workflow that an activity or a call by id stands for; null when the tenant has none.</summary>
    public Func<WorkflowReference, WorkflowDefinition?> FindWorkflow { get; init; } = _ => null;

    /// <summary>Inputs whose constants must be names of what there is.</summary>
    public IReadOnlyList<KnownNames> Names { get; init; } = [];
}
