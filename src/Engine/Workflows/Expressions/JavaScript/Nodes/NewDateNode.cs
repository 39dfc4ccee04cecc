namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary><c>new Date(...)</c>, the one thing that a script can make with new.</summary>
internal sealed class NewDateNode(int position, Node[] arguments) : Node(position, arguments)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var values = new Arguments([.. SpreadNode.All(run, frame, arguments)]);
        if (values.Count == 0)
        {
            return new JsDate(run.Scope.Now);
        }

        if (values.Count > 1)
        {
            return new JsDate(DateClock.FromLocal(Functions.DateFunctions.Make(run, values)));
        }

        return values[0] switch
        {
            JsDate date => new JsDate(date.Time),
            var value => Js.ToPrimitive(run, value, number: false) is string text
                ? new JsDate(DateParsing.Parse(text))
                : new JsDate(DateClock.Clip(Js.ToNumber(run, value))),
        };
    }
}
