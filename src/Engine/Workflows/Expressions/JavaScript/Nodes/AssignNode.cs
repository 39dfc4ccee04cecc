namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Gives a name, a variable or a property a value, perhaps computed from the old one.</summary>
/// <param name="sign">The sign before the <c>=</c>, or empty.</param>
internal sealed class AssignNode(int position, Node target, string sign, Node value) : Node(position, target, value)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var place = Place.Of(run, frame, target);
        if (sign.Length == 0)
        {
            return place.Set(value.Evaluate(run, frame));
        }

        var old = place.Get();
        if (sign is "&&" or "||" or "??")
        {
            return LogicalNode.Decides(sign, old) ? old : place.Set(value.Evaluate(run, frame));
        }

        var right = value.Evaluate(run, frame);
        run.Position = Position;
        return place.Set(BinaryNode.Apply(run, sign, old, right));
    }
}
