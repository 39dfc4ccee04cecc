namespace Engine.Workflows.Expressions.JavaScript.Nodes;

internal sealed class ConditionalNode(int position, Node condition, Node then, Node otherwise) : Node(position, condition, then, otherwise)
{
    protected override object? Compute(Run run, Frame frame) =>
        (Js.ToBoolean(condition.Evaluate(run, frame)) ? then : otherwise).Evaluate(run, frame);
}
