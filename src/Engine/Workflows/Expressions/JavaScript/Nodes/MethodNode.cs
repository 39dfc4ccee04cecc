namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A call of a function of a value, such as <c>text.trim()</c>. Which functions there are depends on the kind of the value alone.</summary>
internal sealed class MethodNode(int position, MemberNode member, Node[] arguments) : Node(position, [member, .. arguments])
{
    public MemberNode Member => member;

    protected override object? Compute(Run run, Frame frame)
    {
        if (!ReferenceEquals(member.Bound, member))
        {
            var function = member.Bound.Evaluate(run, frame) as JsFunction ?? throw Fault("dit is geen functie");
            var given = SpreadNode.All(run, frame, arguments).ToArray();
            run.Position = Position;
            return function.Call(run, given);
        }

        var target = member.Target.Evaluate(run, frame);
        if (ReferenceEquals(target, Undefined.Skipped) || (member.IsOptional && target is (null or Undefined)))
        {
            return Undefined.Skipped;
        }

        var name = ((ConstantNode)member.Key).Value as string ?? "";
        if (Methods.Find(target, name) is not { } method)
        {
            throw Fault(target is null or Undefined
                ? $"{Js.NameOf(target)} heeft geen functie {name}: gebruik ?. als de waarde kan ontbreken"
                : $"{Js.NameOf(target)} heeft geen functie {name}");
        }

        var values = SpreadNode.All(run, frame, arguments).ToArray();
        run.Position = Position;
        return method(run, target, new(values));
    }
}
