using Engine.Workflows.Expressions.JavaScript.Parsing;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Statements with names of their own. Names are known from the start of the block, so that a use before the declaration is a fault.</summary>
internal sealed class BlockStatement(int position, Statement[] statements, NameScope names) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        run.Meter.Step();
        run.Meter.Enter();
        var inner = new Frame(frame, names.Count);
        var completion = Completion.Normal;
        foreach (var statement in statements)
        {
            run.Position = statement.Position;
            completion = statement.Execute(run, inner);
            if (completion != Completion.Normal)
            {
                break;
            }
        }

        run.Meter.Leave();
        return completion;
    }
}
