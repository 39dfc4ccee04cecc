using Engine.Workflows.Expressions.JavaScript.Parsing;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>An arrow function: the patterns of its parameters and either one value or statements.</summary>
internal sealed class ArrowNode(int position, Pattern[] parameters, Pattern? rest, Node? value, Statement? body, NameScope names)
    : Node(position, value)
{
    protected override object? Compute(Run run, Frame frame) => new Arrow(this, frame);

    private object? Call(Run run, Frame outer, object?[] arguments)
    {
        run.Meter.Step();
        run.Meter.Enter();
        var frame = new Frame(outer, names.Count);
        var values = new Arguments(arguments);
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Declare(run, frame, values[i]);
        }

        rest?.Declare(run, frame, new JsArray([.. arguments.Skip(parameters.Length)]));
        var completion = run.Completion;
        object? result = Undefined.Value;
        if (value is not null)
        {
            result = value.Evaluate(run, frame);
        }
        else if (body?.Execute(run, frame) == Completion.Return)
        {
            (result, run.Returned) = (run.Returned, Undefined.Value);
        }

        run.Completion = completion;
        run.Meter.Leave();
        return result;
    }

    private sealed class Arrow(ArrowNode node, Frame frame) : JsFunction
    {
        public override object? Call(Run run, object?[] arguments) => node.Call(run, frame, arguments);
    }
}
