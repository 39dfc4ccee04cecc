namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>The whole of a chain with <c>?.</c>: where it stops early, its value is undefined.</summary>
internal sealed class ChainNode(int position, Node chain) : Node(position, chain)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var value = chain.Evaluate(run, frame);
        return ReferenceEquals(value, Undefined.Skipped) ? Undefined.Value : value;
    }
}
