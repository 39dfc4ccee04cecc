using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>
/// One version of a workflow, as a file of Elsa 3 describes it. Nothing in it changes after reading, so threads may share it:
/// who wants to change JSON that it holds works on a <see cref="JsonNode.DeepClone"/>.
/// </summary>
public sealed record WorkflowDefinition
{
    /// <summary>Id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of this version.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>From 1. A file may say anything; import assigns the number.</summary>
    public int Version { get; init; } = 1;

    public string? ToolVersion { get; init; }

    public IReadOnlyList<WorkflowVariable> Variables { get; init; } = [];

    public IReadOnlyList<WorkflowInput> Inputs { get; init; } = [];

    public IReadOnlyList<WorkflowOutput> Outputs { get; init; } = [];

    /// <summary>Outcomes that it has when another workflow uses it as an activity; none means <c>Done</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public JsonObject CustomProperties { get; init; } = [];

    public bool IsReadonly { get; init; }

    public bool IsSystem { get; init; }

    public bool IsLatest { get; init; } = true;

    public bool IsPublished { get; init; }

    public WorkflowOptions Options { get; init; } = new();

    /// <summary>The activity that runs; an empty sequence when the file has none.</summary>
    public required ActivityNode Root
    {
        get;
        init
        {
            field = value;
            Tree = new(value);
        }
    }

    /// <summary>Every activity by id and by place.</summary>
    public NodeTree Tree { get; private init; } = NodeTree.Empty;

    /// <summary>The file in today's form, unknown fields included; never changed.</summary>
    public required JsonObject Raw { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({DefinitionId} {Version})");
}
