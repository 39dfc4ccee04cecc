namespace Engine.Workflows.Expressions.JavaScript.Nodes;

internal sealed class ConstantNode(int position, object? value) : Node(position)
{
    public object? Value => value;

    protected override object? Compute(Run run, Frame frame) => value;
}
