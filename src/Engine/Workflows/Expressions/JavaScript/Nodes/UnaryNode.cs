namespace Engine.Workflows.Expressions.JavaScript.Nodes;

internal sealed class UnaryNode(int position, string sign, Node operand) : Node(position, operand)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var value = operand.Evaluate(run, frame);
        return sign switch
        {
            "!" => !Js.ToBoolean(value),
            "-" => -Js.ToNumber(run, value),
            "+" => Js.ToNumber(run, value),
            "~" => (double)~Js.ToInt32(Js.ToNumber(run, value)),
            _ => Js.TypeOf(value),
        };
    }
}
