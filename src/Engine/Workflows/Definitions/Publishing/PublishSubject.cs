namespace Engine.Workflows.Definitions.Publishing;

/// <summary>One definition under check, and what was found so far.</summary>
internal sealed class PublishSubject(WorkflowDefinition definition, PublishContext context)
{
    private readonly List<DefinitionFinding> findings = [];
    private readonly Dictionary<ActivityNode, NodeExpressions> expressions = new(ReferenceEqualityComparer.Instance);

    public WorkflowDefinition Definition { get; } = definition;

    public PublishContext Context { get; } = context;

    public IReadOnlyList<ActivityNode> Nodes => Definition.Tree.All;

    public IReadOnlyList<DefinitionFinding> Findings => findings;

    public void Error(string code, ActivityNode? at, string message) => Add(FindingSeverity.Error, code, at, message);

    public void Warn(string code, ActivityNode? at, string message) => Add(FindingSeverity.Warning, code, at, message);

    /// <summary>The expressions of an activity, read once for all rules.</summary>
    public NodeExpressions Expressions(ActivityNode node) =>
        expressions.TryGetValue(node, out var read) ? read : expressions[node] = new(node);

    /// <summary>Variables that an activity can reach: its own, those of its containers and those of the workflow; nearest first.</summary>
    public IEnumerable<WorkflowVariable> VariablesInSight(ActivityNode node) =>
        node.Variables.Concat(Definition.Tree.AncestorsOf(node).SelectMany(a => a.Variables)).Concat(Definition.Variables);

    private void Add(FindingSeverity severity, string code, ActivityNode? at, string message) =>
        findings.Add(new(severity, code, message) { ActivityId = at?.Id, ActivityLabel = at?.Label });
}
