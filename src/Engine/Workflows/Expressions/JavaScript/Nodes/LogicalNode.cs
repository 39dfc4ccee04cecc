namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>The right side is evaluated only when the left side does not decide.</summary>
internal sealed class LogicalNode(int position, string sign, Node left, Node right) : Node(position, left, right)
{
    public string Sign => sign;

    public static bool Decides(string sign, object? value) => sign switch
    {
        "&&" => !Js.ToBoolean(value),
        "||" => Js.ToBoolean(value),
        _ => value is not (null or Undefined),
    };

    protected override object? Compute(Run run, Frame frame)
    {
        var value = left.Evaluate(run, frame);
        return Decides(sign, value) ? value : right.Evaluate(run, frame);
    }
}
