namespace Engine.Workflows.Definitions;

/// <summary>What a workflow is started with.</summary>
/// <param name="Name">Name in the start request and in scripts.</param>
/// <param name="TypeName">Type alias.</param>
public sealed record WorkflowInput(string Name, string TypeName)
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }
}

/// <summary>What a workflow hands back at its end.</summary>
/// <param name="Name">Name in the result; activities bind an output to it by this name.</param>
/// <param name="TypeName">Type alias.</param>
public sealed record WorkflowOutput(string Name, string TypeName)
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }
}
