namespace Engine.Workflows.Definitions.Publishing;

/// <summary>An input that names something which the portal must have: a constant that names nothing stands in the way of publishing.</summary>
/// <param name="typeName">Type of the activities.</param>
/// <param name="input">A text, or a list of them.</param>
public abstract class KnownNames(string typeName, string input)
{
    public string TypeName => typeName;

    public string Input => input;

    /// <summary>What there is for activities of a definition.</summary>
    public abstract IReadOnlyCollection<string> Of(WorkflowDefinition definition);
}

/// <summary>Names that are the same for every tenant, so that files can be checked without one.</summary>
public abstract class PortalNames(string typeName, string input) : KnownNames(typeName, input);
