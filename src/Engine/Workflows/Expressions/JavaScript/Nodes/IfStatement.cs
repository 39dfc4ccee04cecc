namespace Engine.Workflows.Expressions.JavaScript.Nodes;

internal sealed class IfStatement(int position, Node condition, Statement then, Statement? otherwise) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        run.Meter.Enter();
        var chosen = Js.ToBoolean(condition.Evaluate(run, frame)) ? then : otherwise;
        run.Completion = Undefined.Value;
        var completion = chosen?.Execute(run, frame) ?? Completion.Normal;
        run.Meter.Leave();
        return completion;
    }
}
