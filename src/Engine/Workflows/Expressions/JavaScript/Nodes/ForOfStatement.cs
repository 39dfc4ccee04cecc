using Engine.Workflows.Expressions.JavaScript.Parsing;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Goes through a list or the characters of a text. Items that are added on the way are seen, as in every script.</summary>
internal sealed class ForOfStatement(int position, Pattern pattern, Node items, Statement body, NameScope names) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        run.Meter.Enter();
        var source = items.Evaluate(run, new Frame(frame, names.Count));
        run.Completion = Undefined.Value;
        var live = source as JsArray;
        var values = live?.Items ?? Sequence.Of(run, source);
        var completion = Completion.Normal;
        for (var i = 0; i < values.Count && completion is Completion.Normal or Completion.Continue; i++)
        {
            run.Meter.Step();
            // each round has names of its own, so that functions made in it keep theirs
            var inner = new Frame(frame, names.Count);
            pattern.Declare(run, inner, values[i]);
            completion = body.Execute(run, inner);
        }

        run.Meter.Leave();
        return completion == Completion.Return ? completion : Completion.Normal;
    }
}
