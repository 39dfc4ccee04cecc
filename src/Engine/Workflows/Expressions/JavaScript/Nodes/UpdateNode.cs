namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>One up or one down; behind the name, the value is the one from before.</summary>
internal sealed class UpdateNode(int position, Node target, int by, bool before) : Node(position, target)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var place = Place.Of(run, frame, target);
        var old = Js.ToNumber(run, place.Get());
        place.Set(old + by);
        return before ? old + by : old;
    }
}
