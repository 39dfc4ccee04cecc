namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A call of a function by its name or value.</summary>
internal sealed class CallNode(int position, Node callee, Node[] arguments, bool optional) : Node(position, [callee, .. arguments])
{
    public Node Callee => callee;

    public Node[] Arguments => arguments;

    protected override object? Compute(Run run, Frame frame)
    {
        var function = callee.Evaluate(run, frame);
        if (ReferenceEquals(function, Undefined.Skipped) || (optional && function is (null or Undefined)))
        {
            return Undefined.Skipped;
        }

        var values = SpreadNode.All(run, frame, arguments).ToArray();
        run.Position = Position;
        return function is JsFunction call ? call.Call(run, values) : throw Fault($"{Js.NameOf(function)} is geen functie");
    }
}
