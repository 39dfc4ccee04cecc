using System.Collections.Concurrent;
using Engine.Workflows.Definitions;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>An activity of a definition with its inputs made ready.</summary>
internal sealed class CompiledActivity
{
    private readonly ConcurrentDictionary<string, CompiledInput> inputs = new(StringComparer.Ordinal);
    private Expression? script;

    public CompiledActivity(ActivityNode node)
    {
        Node = node;
        Variables = new(node.Variables);
        Retry = RetryPolicy.Of(node);
        CommitsAfter = CommitStrategies.IsAfter(node);
        ActivityIndex = node.ChildrenIn("activities").Select((child, index) => (child.Id, index)).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.index, StringComparer.Ordinal);
        ConnectionIndex = node.Connections.Select((connection, index) => (connection, index))
            .ToDictionary(c => c.connection, c => c.index, (IEqualityComparer<FlowConnection>)ReferenceEqualityComparer.Instance);
        Cases = [.. node.Cases.Select(c => new CompiledInput(c.Condition, TypeAlias.Boolean))];
    }

    public ActivityNode Node { get; }

    public DeclaredVariables Variables { get; }

    /// <summary>Null when a fault is for somebody to decide at once.</summary>
    public RetryPolicy? Retry { get; }

    /// <summary>The state is stored when it has run.</summary>
    public bool CommitsAfter { get; }

    /// <summary>Place of each child in a flowchart.</summary>
    public IReadOnlyDictionary<string, int> ActivityIndex { get; }

    /// <summary>Place of each connection of a flowchart.</summary>
    public IReadOnlyDictionary<FlowConnection, int> ConnectionIndex { get; }

    /// <summary>Conditions of the cases of a switch, in order.</summary>
    public IReadOnlyList<CompiledInput> Cases { get; }

    /// <summary>Inputs that are evaluated before the activity runs.</summary>
    public IEnumerable<string> EagerInputs => Node.Inputs.Where(i => !i.Value.IsPlain && Node.Type?.Input(i.Key)?.IsLazy != true).Select(i => i.Key);

    /// <returns>Null when the input is not set.</returns>
    public CompiledInput? Input(string name)
    {
        if (inputs.TryGetValue(name, out var known))
        {
            return known;
        }

        return Node.Input(name) is { } value ? inputs.GetOrAdd(name, new CompiledInput(value, AliasOf(value, name))) : null;
    }

    /// <summary>What holds when the input is not set; null for nothing.</summary>
    public object? Default(string name) => Node.Type?.Input(name) is { Default: { } standard } declared && TypeAlias.TryParse(declared.TypeName, out var type)
        ? Conversion.OrNull(PlainJson.Read(standard), type)
        : null;

    /// <summary>The expression of an input whose text is a script, whatever notation the file gives for that text.</summary>
    public Expression Script(CompiledInput input) =>
        script ??= input.Source.Syntax == ExpressionSyntax.Literal ? Expression.Read(nameof(ExpressionSyntax.JavaScript), input.Source.Value) : input.Source.Expression;

    // a type that only a program knows, such as an enum, says nothing about data
    private TypeAlias AliasOf(InputValue value, string name) =>
        TypeAlias.TryParse(value.TypeName, out var alias) || TypeAlias.TryParse(Node.Type?.Input(name)?.TypeName, out alias) ? alias : TypeAlias.Object;
}
