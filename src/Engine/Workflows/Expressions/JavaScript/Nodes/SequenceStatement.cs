namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Declarations behind one const or let.</summary>
internal sealed class SequenceStatement(int position, Statement[] statements) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        foreach (var statement in statements)
        {
            statement.Execute(run, frame);
        }

        return Completion.Normal;
    }
}
