namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Something that has a value and can be given another. The parts of a property are evaluated once.</summary>
internal readonly struct Place(Run run, Frame frame, Node node, object? item, object? key)
{
    public static Place Of(Run run, Frame frame, Node node)
    {
        if (node is MemberNode member && ReferenceEquals(member.Bound, member))
        {
            var item = member.Target.Evaluate(run, frame);
            return new(run, frame, node, item, member.Key.Evaluate(run, frame));
        }

        return new(run, frame, node, null, null);
    }

    public object? Get() => node is MemberNode member && ReferenceEquals(member.Bound, member) ? Properties.Get(run, item, key) : node.Evaluate(run, frame);

    public object? Set(object? value)
    {
        run.Position = node.Position;
        switch (node)
        {
            case NameNode name:
                name.Assign(frame, value);
                break;
            case MemberNode { Bound: VariableNode variable }:
                variable.Assign(run, frame, value);
                break;
            default:
                Properties.Set(run, item, key, value);
                break;
        }

        return value;
    }
}
