using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions;

/// <summary>One activity of a definition with everything beneath it.</summary>
public sealed record ActivityNode
{
    /// <summary>Unique in the definition.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of all ancestors from the workflow down, then its own, joined by <c>:</c>.</summary>
    public required string NodeId { get; init; }

    public string? Name { get; init; }

    /// <summary>The type that runs: other names for Portal activities are already resolved.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type name in the file: <c>Elsa.RunTask</c> or <c>PortalX</c> where <see cref="TypeName"/> is <c>Portal.X</c>.</summary>
    public required string WrittenTypeName { get; init; }

    /// <summary>
    /// A task that stands for the portal activity it is named after. What its <c>payload</c> says in the file is among the inputs; what an
    /// expression makes of it is known when it runs. Its one outcome is <c>Done</c>.
    /// </summary>
    public bool IsTaskAlias => WrittenTypeName == OutsideActivities.RunTask && TypeName != WrittenTypeName;

    /// <summary>Version of the activity type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What the catalogue knows of the type; null for an unknown type, and for a workflow used as activity.</summary>
    public ActivityType? Type { get; init; }

    /// <summary>Set when this is another workflow, used as activity.</summary>
    public WorkflowReference? Workflow { get; init; }

    /// <summary>Inputs that are set, by camelCase name. What is missing takes the default of <see cref="Type"/>.</summary>
    public IReadOnlyDictionary<string, InputValue> Inputs { get; init; } = new Dictionary<string, InputValue>();

    /// <summary>Outputs that are bound, by camelCase name.</summary>
    public IReadOnlyDictionary<string, OutputBinding> Outputs { get; init; } = new Dictionary<string, OutputBinding>();

    /// <summary>Activities beneath it, in the order of the file.</summary>
    public IReadOnlyList<ActivityChild> Children { get; init; } = [];

    /// <summary>Cases of <c>Elsa.Switch</c> and <c>Elsa.FlowSwitch</c>.</summary>
    public IReadOnlyList<SwitchCase> Cases { get; init; } = [];

    /// <summary>Connections of a flowchart whose ends exist, without doubles, in the order of the file.</summary>
    public IReadOnlyList<FlowConnection> Connections { get; init; } = [];

    /// <summary>Id of the child that a flowchart names as its start; current files name none.</summary>
    public string? StartId { get; init; }

    /// <summary>Variables of a container; they hide those further out with the same name.</summary>
    public IReadOnlyList<WorkflowVariable> Variables { get; init; } = [];

    /// <summary>The variable that <c>Elsa.SetVariable</c> sets: look it up by id in the enclosing scopes.</summary>
    public WorkflowVariable? Variable { get; init; }

    /// <summary>How it waits for the connections that lead to it; null when the file decides it by an expression, which is refused at publish.</summary>
    public JoinMode? Join { get; init; } = JoinMode.WaitAllActive;

    public bool CanStartWorkflow { get; init; }

    public bool RunAsynchronously { get; init; }

    public NodeDesign Design { get; init; } = NodeDesign.None;

    /// <summary>The activity as written, children and unknown fields included; never changed.</summary>
    public required JsonObject Raw { get; init; }

    /// <summary>Free properties as written; empty when there are none.</summary>
    public JsonObject CustomProperties => Raw["customProperties"] as JsonObject ?? [];

    /// <summary>What people see: the text of the designer, else the name, else the title of the type.</summary>
    public string Label => Design.DisplayText ?? Name ?? Type?.Title ?? TypeName;

    /// <summary>Outcomes it can have; null when only the workflow it stands for knows them.</summary>
    public IReadOnlyList<string>? Outcomes => Type?.OutcomesOf(this);

    /// <summary>Whether it may wait, so that the instance is stored meanwhile; of what is unknown and of other workflows nobody can tell, so they may.</summary>
    public bool IsBlocking => RunAsynchronously || Type is null
        || (Type.IsBlocking && (Type.BlocksWhen is not { } input || (Effective(input) is { } set && Describe.MayBe(set))));

    /// <summary>Whether an expression decides which outcomes it has.</summary>
    public bool HasOpenOutcomes => Type?.OutcomesInput is { } input
        && Input(input) is { IsConstant: false };

    /// <returns>Null when the input is not set.</returns>
    public InputValue? Input(string name) => Inputs.GetValueOrDefault(name);

    /// <summary>The input as it is set, else the default of the type; null when there is neither.</summary>
    public InputValue? Effective(string name) => Input(name) ?? Type?.Input(name)?.DefaultValue;

    /// <summary>The one activity in a port such as <c>body</c> or <c>then</c>; null when it is empty.</summary>
    public ActivityNode? Child(string port) => Children.FirstOrDefault(c => c.Port == port)?.Node;

    /// <summary>The activities in a port such as <c>activities</c> or <c>branches</c>.</summary>
    public IEnumerable<ActivityNode> ChildrenIn(string port) => Children.Where(c => c.Port == port).Select(c => c.Node);

    public override string ToString() => $"{TypeName} {NodeId}";
}
