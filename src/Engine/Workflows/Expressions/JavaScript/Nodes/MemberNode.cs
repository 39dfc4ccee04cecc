namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A property by name or by value; with <c>?.</c> nothing has no properties instead of being a fault.</summary>
internal sealed class MemberNode(int position, Node target, Node key, bool optional) : Node(position, target, key)
{
    private Node? bound;

    public Node Target => target;

    public Node Key => key;

    public bool IsOptional => optional;

    /// <summary>What it stands for when the target is a group of functions: a number, a function or a variable.</summary>
    public void Bind(Node node) => bound = node;

    public Node Bound => bound ?? this;

    protected override object? Compute(Run run, Frame frame)
    {
        if (bound is not null)
        {
            return bound.Evaluate(run, frame);
        }

        var item = target.Evaluate(run, frame);
        if (ReferenceEquals(item, Undefined.Skipped) || (optional && item is (null or Undefined)))
        {
            return Undefined.Skipped;
        }

        var name = key.Evaluate(run, frame);
        run.Position = Position;
        return Properties.Get(run, item, name);
    }
}
