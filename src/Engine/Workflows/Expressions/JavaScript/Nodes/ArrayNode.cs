namespace Engine.Workflows.Expressions.JavaScript.Nodes;

internal sealed class ArrayNode(int position, Node[] items) : Node(position, items)
{
    protected override object? Compute(Run run, Frame frame) => new JsArray(SpreadNode.All(run, frame, items));
}
